// npm test [-- STEP…]: installs what the tests need and runs every one of them (or the named steps).
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInfraInstalled, ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { check, playwright, vitest } from './lib/tests.mjs';

await ensureInstalled();
await ensureInfraInstalled();
const node = pickNode();
const tool = (path) => at('node_modules', path);
const cruised = ['domain/src', 'backend/src', 'backend/commands', 'frontend/src', 'infra/src'];

const steps = [
  check('types', node, [at('script/typecheck.mjs')]),
  check('eslint', node, [tool('eslint/bin/eslint.js'), '.']),
  check('prettier', node, [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
  check('imports', node, [
    tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    ...cruised,
  ]),
  check('openapi', node, [at('script/openapi.mjs'), '--check']),
  vitest('house', node, 'script'),
  vitest('domain', node, 'domain', { coverage: true }),
  vitest('backend', node, 'backend', { coverage: true }),
  vitest('frontend', node, 'frontend'),
  vitest('infra', node, 'infra'),
  check('build', node, [at('script/build.mjs')]),
  check('faults', node, [at('script/faults.mjs'), '--small']),
  check('size', node, [at('script/bundle-size.mjs')]),
  { name: 'browser', run: async () => playwright('browser', node, await ensureChromium(node)).run() },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}; the steps are ${steps.map((step) => step.name).join(', ')}.`,
  );
  process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name} ──`);
  const startedAt = Date.now();
  const { passed, failed, skipped = 0 } = await step.run();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = `${passed} of ${passed + failed}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  lines.push(`${failed > 0 ? '✗' : '✓'} ${step.name.padEnd(10)} ${seconds.padStart(6)} s   ${counts}`);
  console.log(lines.at(-1));
}

console.log(`\n${lines.join('\n')}\n`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
