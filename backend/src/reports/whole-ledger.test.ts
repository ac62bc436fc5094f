import type { Transaction } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledgerIsins } from '../records/transactions/transactions.repository.ts';
import { sampleIsin } from '../testing/degiro-file.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';
import { ledgerPages } from './ledger-pages.ts';
import { wholeLedger } from './whole-ledger.ts';

const [A, B] = [sampleIsin(1), sampleIsin(2)];

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const record = async (transaction_type: string, date: string, members: object) => {
  const answer = await api.call('POST', '/transactions', { date, transaction_type, broker: 'X', ...members });
  expect(answer.status).toBe(201);
};
const trade = { isin: A, units: '2', price_per_unit: '10', fee: '0' };

const entriesOf = async (pageSize: number) => {
  const entries = new Map<string, Transaction[]>();
  const cuts: string[] = [];
  for await (const part of wholeLedger(api.database.read, pageSize)) {
    const [first] = part.entries;
    cuts.push(`${part.isin} ${first?.date ?? ''}`);
    entries.set(part.isin, [...(entries.get(part.isin) ?? []), ...part.entries]);
  }
  return { entries, cuts };
};

test.each([1, 2, 3, 5, 100])(
  'read %i at a time it is what each ISIN tells, and no day is divided',
  async (size) => {
    await record('SELL', '2025-01-10', trade);
    await record('BUY', '2025-01-10', trade);
    await record('BUY', '2025-01-10', { ...trade, isin: B });
    await record('SPLIT', '2025-01-11', { isin: B, new_units: 3, old_units: 1 });
    await record('TRANSFER_OUT', '2025-01-12', { isin: B, units: '4' });
    await record('TRANSFER_IN', '2025-01-13', { isin: B, units: '1', broker: 'Y' });
    await record('FEE', '2025-01-10', { amount: '3' });
    const { entries, cuts } = await entriesOf(size);
    const { read } = api.database;
    const isins = await ledgerIsins(read);
    expect([...entries.keys()]).toEqual(isins);
    expect(isins).toEqual(['', A, B]);
    for (const isin of isins) {
      const told: Transaction[] = [];
      for await (const page of ledgerPages(read, isin, null)) told.push(...page);
      expect(entries.get(isin)).toEqual(told);
    }
    expect(new Set(cuts).size).toBe(cuts.length);
  },
);

test('of nothing it tells nothing', async () => {
  expect((await entriesOf(1)).cuts).toEqual([]);
});
