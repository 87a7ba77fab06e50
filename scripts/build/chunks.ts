import { fileURLToPath } from 'node:url'

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

const starts = {
  background: 'background/index.ts',
  hub: 'hub/main.ts',
  panel: 'sidepanel/main.tsx'
} as const

/** Modules that WXT and Vite put before the script of every page. */
const beginning = /virtual:wxt-html-plugins|modulepreload-polyfill/

type Name = (id: string, graph: Graph) => string | null

/**
 * Groups of modules, each one file. A file costs a page more than a millisecond to load from an extension, so what the
 * panel needs at its start is in few: what even the background has, what the hub has, and the rest, which the full page
 * loads too although a part of it is the panel's alone. What is imported on demand stays apart.
 */
export function startGroups(): { readonly name: Name; readonly priority: number }[] {
  let known: Record<keyof typeof starts, ReadonlySet<string>> | undefined
  const startsOf = (graph: Graph) =>
    (known ??= {
      background: startOf(starts.background, graph),
      hub: startOf(starts.hub, graph),
      panel: startOf(starts.panel, graph)
    })
  const group = (name: string, priority: number, holds: (id: string, of: ReturnType<typeof startsOf>) => boolean) => ({
    name: (id: string, graph: Graph) => (holds(id, startsOf(graph)) ? name : null),
    priority
  })
  return [
    group('base', 3, (id, of) => id.includes('virtual:wxt-plugins') || (of.panel.has(id) && of.background.has(id))),
    // What every page begins with, the hub's too, touches `document`, which the background has not.
    group('core', 2, (id, of) => beginning.test(id) || (of.panel.has(id) && of.hub.has(id))),
    group('ui', 1, (id, { panel }) => panel.has(id) && !id.endsWith(starts.panel))
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
