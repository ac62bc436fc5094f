// npm run hunt [-- ROUNDS]: every property of domain and backend again, each round with a new seed, until one fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { ready } from './lib/ready.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const ROOMS = ['domain', 'backend'];
const rounds = Number(process.argv[2] ?? 10);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`npm run hunt -- ROUNDS: "${process.argv[2]}" is no whole number from 1.`);
  process.exit(1);
}

const node = await ready();
for (let round = 1; round <= rounds && process.exitCode !== 1; round += 1) {
  const seed = String(randomInt(2 ** 31));
  for (const room of ROOMS) {
    console.log(`\n── round ${round} of ${rounds}: ${room}, seed ${seed} ──`);
    const code = await run(
      node,
      [at('node_modules/vitest/vitest.mjs'), 'run', ...filesWithProperties(room)],
      {
        cwd: at(room),
        env: { PROPERTY_SEED: seed },
      },
    );
    if (code === 0) continue;
    console.error(`\nA property of ${room} failed. Again: PROPERTY_SEED=${seed} npm test -- ${room}`);
    process.exitCode = 1;
    break;
  }
}

function filesWithProperties(room) {
  return readdirSync(at(room, 'src'), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('src', file))
    .filter((file) => readFileSync(at(room, file), 'utf8').includes("'fast-check'"));
}
