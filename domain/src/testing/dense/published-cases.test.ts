/** No published case is forgotten: each is a fixture, or docs/spec/oracles.md names it with a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

test('every published case is a fixture or is named with a reason', () => {
  const cases = JSON.parse(read('fixtures/published-cases.json')) as readonly string[];
  const rates = JSON.parse(read('fixtures/returns/xirr.json')) as readonly { readonly case: string }[];
  const fixtures = new Set([
    ...readdirSync(new URL('fixtures/portfolios/', ROOT)),
    ...readdirSync(new URL('fixtures/periods/', ROOT)).map((file) => file.replace('.json', '')),
    ...rates.map((rate) => `xirr-${rate.case.replace(/ \(.*/, '')}`),
  ]);
  const spec = read('docs/spec/oracles.md');
  const unnamed = cases.filter((id) => !fixtures.has(id) && !spec.includes(`\`${id}\``));

  expect(unnamed).toEqual([]);
  expect(new Set(cases).size).toBe(cases.length);
});
