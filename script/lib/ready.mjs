import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pickNode } from './node.mjs';

/** Brings a clone to the point where it can run: installed, built, on a Node that is new enough (answered). */
export async function ready() {
  await ensureInstalled();
  const node = pickNode();
  if (!(await build(node))) process.exit(1);
  return node;
}
