import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { goldenPortfolio } from '../testing/golden/golden-portfolio.ts';
import { Chance } from '../testing/fuzz/chance.ts';
import { operationsOf } from '../testing/fuzz/operations.ts';
import { testApi } from '../testing/test-api.ts';

/** Another run: `FUZZ_SEED=7 FUZZ_RUNS=5000 vitest run portfolio-file.fuzz`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const NASTY: readonly [Json, ...Json[]] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  '',
  '0',
  '-1',
  '1e9',
  '007.50',
  '9'.repeat(60),
  '9'.repeat(900),
  '2024-02-30',
  '2999-01-01',
  '0000-01-01',
  '2024-99-99T99:99:99.999999',
  '2024-01-01T10:00:00.000000',
  'IE00BK5BQT80',
  'investments',
  'base_currency',
  'risk_free_rate',
  'EUR',
  'BUY',
  'SPLIT',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
];

/** Every place of a value, as a way to exchange it. */
function placesOf(value: Json, places: ((to: Json) => void)[] = []): ((to: Json) => void)[] {
  if (typeof value !== 'object' || value === null) return places;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, Json>;
    places.push((to) => {
      holder[key] = to;
    });
    placesOf(holder[key] ?? null, places);
  }
  return places;
}

let exported: string;

beforeAll(async () => {
  const golden = await goldenPortfolio();
  await golden.call('POST', '/prices', {
    prices: [{ isin: 'IE00BK5BQT80', date: '2024-01-15', close: '101.25', currency: 'EUR' }],
  });
  await golden.call('PUT', '/listings/IE00BK5BQT80', {
    sources: [{ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' }],
  });
  exported = (await golden.call('GET', '/export/portfolio.json')).text;
  await golden.close();
});

afterAll(() => {
  vi.useRealTimers();
});

test(
  `none of ${RUNS} files with some places exchanged answers 5xx, and what is stored can be read and exported (seed ${SEED})`,
  async () => {
    const chance = new Chance(SEED);
    const statuses = new Map<number, number>();
    const api = await testApi();
    const lists = operationsOf(api.app).filter(
      ({ method, path, parameters }) =>
        method === 'GET' && !path.includes('health') && !parameters.some(({ required }) => required),
    );
    for (let run = 0; run < RUNS; run += 1) {
      const file = JSON.parse(exported) as Json;
      const places = placesOf(file).toReversed();
      for (let round = 0; round <= chance.below(2); round += 1)
        places[chance.below(places.length)]?.(chance.pick(NASTY));
      const text = chance.once(30) ? exported.slice(0, chance.below(exported.length)) : JSON.stringify(file);
      const { status, changeId, detail } = await api.upload('/import/portfolio-json', 'x.json', text);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, detail).toBeLessThan(500);
      if (changeId === null) continue;
      for (const { path } of lists) {
        const answer = await api.app.inject({ url: path });
        expect(answer.statusCode, `${path} after ${text}`).toBeLessThan(500);
      }
      expect((await api.call('POST', `/changes/${changeId}/undo`)).status, text).toBe(201);
    }
    expect(statuses.get(422)).toBeGreaterThan(RUNS / 4);
    expect(statuses.get(200)).toBeGreaterThan(RUNS / 60);
    const { rows } = await sql`SELECT id FROM transactions`.execute(api.database.read);
    expect(rows).toEqual([]);
    expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
    await api.close();
  },
  RUNS * 1000,
);
