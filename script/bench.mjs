// npm run bench [-- NAME]: runs every benchmark (or those whose name holds NAME), one after another.
import { readdirSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

const wanted = process.argv[2] ?? '';
const node = await ready();
const benches = readdirSync(at('bench')).filter(
  (file) => file.endsWith('.bench.ts') && file.includes(wanted),
);
if (benches.length === 0) console.error(`There is no benchmark named like ${wanted}.`);
let failed = benches.length === 0 ? 1 : 0;
for (const file of benches.sort()) {
  console.log(`\n${file}`);
  if ((await run(node, ['--expose-gc', at('bench', file)])) !== 0) failed = 1;
}
process.exitCode = failed;
