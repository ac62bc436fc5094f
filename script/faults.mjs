// npm run faults [-- NAME… --small --seed=NUMBER]: what happens to the database when things go wrong; see docs/spec/faults.md.
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

process.exitCode = await run(await ready(), [at('faults/main.ts'), ...process.argv.slice(2)]);
