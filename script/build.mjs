// npm run build: builds backend and frontend anew into their dist folders.
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';

await ensureInstalled();
process.exitCode = (await build(pickNode(), { force: true })) ? 0 : 1;
