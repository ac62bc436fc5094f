import { at } from './paths.mjs';
import { run } from './run.mjs';

/**
 * A home server shares its machine: a small heap and a small nursery keep it below 200 MB; see docs/adr/0001. Below 64 MB
 * nothing is tidied up: the first answers do not wait for it.
 */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4'];

/** Runs the built server until it ends or is stopped; answers its exit code. */
export const runServer = (node, env = {}) => run(node, [...MEMORY, at('backend/dist/server.js')], { env });
