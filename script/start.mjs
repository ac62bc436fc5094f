// npm start [-- --demo]: installs and builds what is missing, then serves the app and its API.
import { existsSync, rmSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';
import { runServer } from './lib/server.mjs';

const DEMO = 'data/demo.db';
const unknown = process.argv.slice(2).filter((argument) => argument !== '--demo');
if (unknown.length > 0) {
  console.error(
    `npm start knows only --demo, not ${unknown.join(' ')}. Settings come from the environment or .env.`,
  );
  process.exit(1);
}

const isDemo = process.argv.includes('--demo');
const node = await ready();
if (isDemo) await ensureDemo();
process.exitCode = await runServer(
  node,
  isDemo ? { DATABASE_URL: `sqlite:///${DEMO}`, PRICE_REFRESH: 'off', BACKUP_SCHEDULE: 'off' } : {},
);

/** Fills the demo's own database, unless an earlier start did; half a database is none. */
async function ensureDemo() {
  if (existsSync(at(DEMO))) return;
  console.log('Preparing the demo portfolio …');
  if ((await run(node, [at('backend/dist/demo.js'), at(DEMO)])) === 0) return;
  for (const end of ['', '-wal', '-shm']) rmSync(at(DEMO + end), { force: true });
  console.error('The demo portfolio could not be prepared; the reason stands above.');
  process.exit(1);
}
