import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from './testing/fuzz/chance.ts';
import { mutated, statementFile } from './testing/fuzz/statement-files.ts';
import { testApi, type TestApi } from './testing/test-api.ts';

/** Files of every kind with pieces exchanged. Another run: `FUZZ_SEED=7 FUZZ_FILES=2000 vitest run fuzz-statements`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_129);
const RUNS = Number(process.env.FUZZ_FILES ?? 600);
const TIME_LIMIT_MS = 120_000 + RUNS * 1000;

let api: TestApi;

beforeAll(async () => {
  console.log(`fuzz: FUZZ_SEED=${SEED} FUZZ_FILES=${RUNS}`);
  api = await testApi();
});

afterAll(async () => await api.close());

test(
  `none of ${RUNS} mutated statements answers 5xx, nor anything but a report or a refusal (seed ${SEED})`,
  async () => {
    const chance = new Chance(SEED);
    const faults: string[] = [];
    const seen = new Set<number>();
    for (let run = 0; run < RUNS && faults.length < 5; run += 1) {
      const content = mutated(chance, statementFile(chance));
      const name = chance.pick(['file.csv', 'file.xml', 'file.json', 'file.txt']);
      const query = chance.pick(['', '?dry_run=true', '?allow_duplicates=true']);
      const { status, text } = await api.upload(`/transactions/import${query}`, name, content);
      seen.add(status);
      if (![200, 400, 409, 422].includes(status))
        faults.push(
          `${status} ${text.slice(0, 300)} ← ${api.errors.at(-1) ?? ''} ← ${content.slice(0, 600)}`,
        );
    }
    expect(faults).toEqual([]);
    expect([...seen]).toContain(200);
    expect([...seen]).toContain(400);
    expect((await api.call('GET', '/transactions?limit=1000')).status).toBe(200);
  },
  TIME_LIMIT_MS,
);
