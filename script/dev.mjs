// npm run dev: API on PORT (8000) and app on 5173, both reloading on change; one Ctrl-C ends both.
import { ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { start } from './lib/run.mjs';
import { setting } from './lib/setting.mjs';

await ensureInstalled();
const node = pickNode();
// --watch-preserve-output: a reload must not wipe the lines of the other half.
const server = ['--watch', '--watch-preserve-output', at('backend/src/server.ts')];
const vite = [
  at('node_modules/vite/bin/vite.js'),
  '--port',
  '5173',
  '--strictPort',
  '--clearScreen',
  'false',
];
const PORT = setting('PORT', '8000');
const LOG_FORMAT = setting('LOG_FORMAT', 'text');
const halves = [
  start(node, server, { env: { PORT, LOG_FORMAT } }),
  start(node, vite, { cwd: at('frontend'), env: { API_ORIGIN: `http://127.0.0.1:${PORT}` } }),
];
console.log('The app opens on http://localhost:5173 and reloads as you edit; Ctrl-C ends both halves.');

process.exitCode = await Promise.race(halves.map(({ ended }) => ended));
for (const { child } of halves)
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
await Promise.all(halves.map(({ ended }) => ended));
