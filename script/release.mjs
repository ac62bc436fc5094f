// npm run release [-- arm64 x64]: builds what a host installs, for the named processors (arm64 when none is named).
import { ensureInfraInstalled, ensureInstalled } from './lib/install.mjs';
import { build } from './lib/build.mjs';
import { ARCHITECTURES } from './lib/release/packages.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await ensureInstalled();
await ensureInfraInstalled();
const node = pickNode();

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['arm64'];
const unknown = wanted.filter((name) => !ARCHITECTURES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no processor ${unknown.join(', ')}; there are ${ARCHITECTURES.join(' and ')}.`);
  process.exit(1);
}
if (!(await build(node, { force: true }))) process.exit(1);
const host = [at('node_modules/rolldown/bin/cli.mjs'), '-c', at('infra/host/rolldown.config.ts')];
if ((await run(node, host)) !== 0) process.exit(1);
process.exitCode = await run(node, [at('script/lib/release/main.mjs'), ...wanted]);
