// npm run dev: API on 8000 and app on 5173, both reloading on change; one Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { at, root } from './lib/paths.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';

await ensureInstalled();
const node = pickNode();
const children = [
  // --watch-preserve-output: a reload must not wipe the lines of the other half.
  start(root, '--watch', '--watch-preserve-output', at('backend/src/server.ts')),
  start(
    at('frontend'),
    at('node_modules/vite/bin/vite.js'),
    '--port',
    '5173',
    '--strictPort',
    '--clearScreen',
    'false',
  ),
];
console.log('The app opens on http://localhost:5173 and reloads as you edit; Ctrl-C ends both halves.');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

function start(cwd, ...args) {
  const env = { PORT: '8000', LOG_FORMAT: 'text', ...process.env };
  const child = spawn(node, args, { cwd, env, stdio: 'inherit' });
  child.on('exit', (code, signal) => {
    process.exitCode ??= signal ? 0 : (code ?? 1);
    stop('SIGTERM');
  });
  return child;
}

/** Ends whichever half still runs; the second half's end ends this process. */
function stop(signal) {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
