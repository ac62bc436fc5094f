// npm run openapi [-- --check]: writes backend/openapi.json and the frontend's types from the schemas that validate.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const DOCUMENT = at('backend/openapi.json');
const TYPES = at('frontend/src/api/schema.ts');

await ensureInstalled();
const node = pickNode();
process.exitCode = process.argv.includes('--check') ? await check() : await generate(DOCUMENT, TYPES);

async function generate(document, types) {
  const code = await run(node, [at('backend/commands/openapi.ts'), document]);
  if (code !== 0) return code;
  return run(node, [
    at('node_modules/openapi-typescript/bin/cli.js'),
    document,
    '--output',
    types,
    '--alphabetize',
  ]);
}

async function check() {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const fresh = [join(folder, 'openapi.json'), join(folder, 'schema.ts')];
    if ((await generate(...fresh)) !== 0) return 1;
    const stale = [DOCUMENT, TYPES].filter((path, index) => text(path) !== text(fresh[index]));
    for (const path of stale)
      console.error(`${path} is out of date: run npm run openapi and commit the result.`);
    return stale.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function text(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}
