import { fileURLToPath } from 'node:url'

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

const starts = { panel: 'sidepanel/main.tsx', app: 'app/main.tsx', hub: 'hub/main.ts' } as const

type Name = (id: string, graph: Graph) => string | null

/**
 * Groups of modules, each one file. A file costs a page more than a millisecond to load from an extension, so what the
 * panel needs at its start is in few: what even the hub has, what the full page needs too, and its own. What is imported
 * on demand stays apart.
 */
export function startGroups(): { readonly name: Name; readonly priority: number }[] {
  let known: Record<keyof typeof starts, ReadonlySet<string>> | undefined
  const startsOf = (graph: Graph) =>
    (known ??= {
      panel: startOf(starts.panel, graph),
      app: startOf(starts.app, graph),
      hub: startOf(starts.hub, graph)
    })
  const group = (name: string, priority: number, holds: (id: string, of: ReturnType<typeof startsOf>) => boolean) => ({
    name: (id: string, graph: Graph) => (holds(id, startsOf(graph)) ? name : null),
    priority
  })
  return [
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
