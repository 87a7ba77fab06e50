import { fileURLToPath } from 'node:url'

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

const starts = {
  background: 'background/index.ts',
  hub: 'hub/main.ts',
  app: 'app/main.tsx',
  panel: 'sidepanel/main.tsx'
} as const

type Name = (id: string, graph: Graph) => string | null

/**
 * Groups of modules, each one file. A file costs a page more than a millisecond to load from an extension, so what the
 * panel needs at its start is in few: what even the background has, what the hub has, what the full page needs too, and its
 * own. What is imported on demand stays apart.
 */
export function startGroups(): { readonly name: Name; readonly priority: number }[] {
  let known: Record<keyof typeof starts, ReadonlySet<string>> | undefined
  const startsOf = (graph: Graph) =>
    (known ??= {
      background: startOf(starts.background, graph),
      hub: startOf(starts.hub, graph),
      app: startOf(starts.app, graph),
      panel: startOf(starts.panel, graph)
    })
  const group = (name: string, priority: number, holds: (id: string, of: ReturnType<typeof startsOf>) => boolean) => ({
    name: (id: string, graph: Graph) => (holds(id, startsOf(graph)) ? name : null),
    priority
  })
  return [
    group('base', 4, (id, { panel, background }) => panel.has(id) && background.has(id)),
    group('core', 3, (id, { panel, hub }) => panel.has(id) && hub.has(id)),
    group('ui', 2, (id, { panel, app }) => panel.has(id) && app.has(id)),
    group('panel', 1, (id, { panel }) => panel.has(id) && !id.endsWith(starts.panel))
  ]
}

/** All modules that a page's script imports statically. */
function startOf(script: string, graph: Graph): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [fileURLToPath(new URL(`../../entrypoints/${script}`, import.meta.url))]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return seen
}
