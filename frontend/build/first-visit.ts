import { join } from 'node:path';
import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/**
 * One file for everything that a first visit loads, whatever its page.
 *
 * Left alone, the bundler cuts that along what each of the other pages shares with it: eighty files, thirteen round
 * trips of a browser that opens six connections.
 */
export function firstVisit(entry: string): Rolldown.CodeSplittingGroup {
  let loaded: ReadonlySet<string> | null = null;
  return {
    debugName: 'first visit',
    name: (id, graph) => {
      loaded ??= reachableFrom(entry, graph);
      return loaded.has(id) ? 'app' : null;
    },
  };
}

/** The module and what it imports, at first hand or through others, without what is only loaded later. */
function reachableFrom(entry: string, graph: Graph): Set<string> {
  const found = new Set([entry]);
  for (const id of found)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** The module that index.html names. */
export const entryOf = (root: string) => join(root, 'src', 'main.tsx');
