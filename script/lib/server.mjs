import { at } from './paths.mjs';
import { run } from './run.mjs';

/**
 * A home server shares its machine: a small heap and a small nursery keep it below 200 MB; see docs/adr/0001. Below 64 MB
 * nothing is tidied up: the first answers do not wait for it.
 */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4'];

/**
 * Threads that V8 compiles in share two areas of memory of the C library instead of having one each, of which most stays
 * empty: some 10 MB less, and nothing slower. Other systems than Linux do not know the word.
 */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

/** Runs the built server until it ends or is stopped; answers its exit code. */
export const runServer = (node, env = {}) =>
  run(node, [...MEMORY, at('backend/dist/server.js')], { env: { ...FEW_ARENAS, ...env } });
