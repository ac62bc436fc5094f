// npm run serve: serves what is built, with the environment as it is. Installs nothing, builds nothing.
import { isBuilt } from './lib/build.mjs';
import { pickNode } from './lib/node.mjs';
import { runServer } from './lib/server.mjs';

const node = pickNode();
if (!isBuilt()) {
  console.error('Nothing is built yet: run `npm run build` first, or `npm start`, which does everything.');
  process.exit(1);
}
process.exitCode = await runServer(node);
