// npm run typecheck: checks the types of every room, with the native compiler.
import { ensureInfraInstalled, ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const PROJECTS = [
  'domain',
  'domain/tsconfig.test.json',
  'backend',
  'frontend',
  'frontend/service-worker',
  'infra',
  'script',
];

await ensureInstalled();
await ensureInfraInstalled();
const node = pickNode();
const failed = [];
for (const project of PROJECTS) {
  console.log(`Types of ${project} …`);
  if ((await run(node, [at('node_modules/typescript-native/bin/tsc'), '-p', at(project)])) !== 0)
    failed.push(project);
}
if (failed.length > 0) console.error(`Types are wrong in: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
