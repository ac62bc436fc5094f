import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, decimal, localDate, parseIsin } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { unitOfWork } from '../src/db/unit-of-work.ts';
import { fillDemo } from '../src/demo/fill-demo.ts';
import { isTradingDay } from '../src/demo/is-trading-day.ts';
import { createLog } from '../src/log.ts';
import { changeListSchema } from '../src/records/changes/changes.schema.ts';
import { isinMetadataListSchema } from '../src/records/isin-metadata/isin-metadata.schema.ts';
import { otherAssetListSchema } from '../src/records/other-assets/other-assets.schema.ts';
import { transactionListSchema } from '../src/records/transactions/transactions.schema.ts';
import { portfolioSummarySchema } from '../src/reports/portfolio-summary/portfolio-summary.schema.ts';
import { summaryListSchema } from '../src/reports/snapshots/snapshot-summary.schema.ts';
import { runCommand } from '../src/testing/run-command.ts';
import { testDatabase } from '../src/testing/test-api.ts';
import { demo } from './demo.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a demo '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The portfolio of a day, as the API tells it. */
async function portfolioOf(today: string) {
  const { database, path, close } = await testDatabase();
  const { config } = readConfig({ LOG_LEVEL: 'ERROR' }, folder);
  const log = createLog(config);
  try {
    const run = unitOfWork(database, () => undefined);
    const counts = await fillDemo({ config, database, run, log }, localDate(today));
    const app = await createApp(config, database, log);
    const get = async <S extends z.ZodType>(schema: S, url: string): Promise<z.output<S>> =>
      schema.parse((await app.inject(`/api/v1${url}`)).json());
    const { transactions } = await get(transactionListSchema, '/transactions?limit=1000&sort_order=asc');
    const portfolio = {
      counts,
      transactions,
      summary: await get(portfolioSummarySchema, '/analytics/portfolio-summary'),
      snapshots: (await get(summaryListSchema, '/snapshots/summary')).summaries,
      assets: (await get(otherAssetListSchema, '/other-assets')).other_assets,
      instruments: (await get(isinMetadataListSchema, '/isin-metadata')).items,
      changes: (await get(changeListSchema, '/changes?limit=100')).changes,
    };
    await app.close();
    return portfolio;
  } finally {
    expect(existsSync(path)).toBe(true);
    await close();
  }
}

const isBetween = (text: string | null, low: string, high: string) =>
  text !== null && compare(decimal(text), decimal(low)) > 0 && compare(decimal(text), decimal(high)) < 0;

test('ten years of six funds at three brokers, bought on trading days', async () => {
  const { transactions: all, counts } = await portfolioOf('2026-11-25');
  const transactions = all.filter(({ transaction_type: type }) => type !== 'DIVIDEND');
  expect(counts).toEqual({ trades: transactions.length, first: '2016-11-25', last: '2026-11-16' });
  expect(transactions.length).toBeGreaterThan(450);
  expect(transactions.length).toBeLessThan(600);
  expect(transactions.filter(({ date }) => !isTradingDay(localDate(date)))).toEqual([]);
  expect(transactions.filter(({ time, product }) => !time || !product)).toEqual([]);
  const isins = [...new Set(transactions.map(({ isin }) => isin))];
  expect(isins.map((isin) => parseIsin(isin ?? ''))).toEqual(isins);
  expect(isins).toHaveLength(6);
  expect(new Set(transactions.map(({ broker }) => broker))).toEqual(
    new Set(['DEGIRO', 'Trade Republic', 'Scalable Capital']),
  );
  const firstDays = new Map(transactions.toReversed().map(({ isin, date }) => [isin, date]));
  // The fund of small companies has been traded since March 2018; the others are older than the demo.
  expect((firstDays.get('IE00BF4RFH31') ?? '') > '2018-04').toBe(true);
});

test('two of the funds pay out what could be true, on trading days, to whom holds them', async () => {
  const { transactions, summary } = await portfolioOf('2026-11-25');
  const paid = transactions.filter(({ transaction_type: type }) => type === 'DIVIDEND');
  expect(paid.filter(({ date }) => !isTradingDay(localDate(date)))).toEqual([]);
  expect(new Set(paid.map(({ isin }) => isin))).toEqual(new Set(['IE00B3RBWM25', 'IE00B4WXJJ64']));
  const years = Map.groupBy(paid, ({ date }) => date.slice(0, 4));
  for (const year of ['2017', '2020', '2026']) expect(years.get(year)?.length).toBeGreaterThan(1);
  for (const { broker, amount, tax } of paid) {
    expect(isBetween(amount, '0', '600')).toBe(true);
    // A hundredth of rounding at most.
    const withheld = broker === 'Trade Republic' ? 0.15 : 0;
    expect(Math.abs(Number(tax) - Number(amount) * withheld)).toBeLessThanOrEqual(0.006);
  }
  expect(isBetween(summary.total_income, '3000', '9000')).toBe(true);
});

test('every holding is named and valued, one position is closed, and the totals could be true', async () => {
  const { summary } = await portfolioOf('2026-11-25');
  expect(summary.holdings).toHaveLength(5);
  expect(summary.closed_positions).toHaveLength(1);
  expect(summary.oversold_positions).toEqual([]);
  expect(summary.holdings_without_value).toBe(0);
  for (const { name, asset_class, price } of [...summary.holdings, ...summary.closed_positions]) {
    expect(name).toMatch(/^(iShares|Vanguard) /);
    expect(asset_class).toMatch(/^(STOCK|BOND|REAL_ASSET)$/);
    expect(price === null).toBe(name === 'iShares Core MSCI EM IMI');
  }
  // The day before, a Tuesday, was the last one with a close.
  expect(
    new Set(summary.holdings.map((one) => `${one.price_source} ${one.price_date} ${one.quote?.currency}`)),
  ).toEqual(new Set(['manual 2026-11-24 EUR']));
  expect(isBetween(summary.total_market_value, '150000', '250000')).toBe(true);
  expect(isBetween(summary.total_unrealised_gain_percentage, '30', '80')).toBe(true);
  expect(isBetween(summary.total_fees, '100', '400')).toBe(true);
  expect(isBetween(summary.total_realised_gain, '3000', '8000')).toBe(true);
  const losses = summary.holdings.filter(({ realised_gain: gain }) => gain?.startsWith('-'));
  expect(losses.map(({ asset_class }) => asset_class)).toEqual(['BOND']);
});

test('every fund has its currency, yearly cost and symbol', async () => {
  const { instruments } = await portfolioOf('2026-11-25');
  expect(instruments).toHaveLength(6);
  for (const { currency, ter, symbol } of instruments) {
    expect(currency).toBe('EUR');
    expect(isBetween(ter, '0', '0.005')).toBe(true);
    expect(symbol).toMatch(/^[A-Z0-9]{4}$/);
  }
  expect(new Set(instruments.map(({ symbol }) => symbol)).size).toBe(6);
});

test('a snapshot stands at the end of every quarter, with both currencies and with what was put in', async () => {
  const { snapshots } = await portfolioOf('2026-11-25');
  expect(snapshots).toHaveLength(40);
  expect(snapshots.at(0)?.snapshot_date).toBe('2026-09-30T18:00:00');
  expect(snapshots.at(-1)?.snapshot_date).toBe('2016-12-31T18:00:00');
  for (const snapshot of snapshots) {
    expect(snapshot.by_currency.map(({ currency }) => currency)).toEqual(['CZK', 'EUR']);
    expect(isBetween(snapshot.exchange_rate_used, '23', '28')).toBe(true);
    expect(snapshot.net_contributions).not.toBeNull();
  }
  const investments = (day: string) =>
    snapshots
      .find(({ snapshot_date }) => snapshot_date.startsWith(day))
      ?.by_asset_type.find(({ asset_type }) => asset_type === 'investments')?.total_value_eur ?? '0';
  // The crash of March 2020 is seen although more was put in.
  expect(compare(decimal(investments('2020-12-31')), decimal(investments('2020-03-31')))).toBe(1);
});

test('other assets stand beside it, and the list of changes tells in words how it all came', async () => {
  const { assets, changes } = await portfolioOf('2026-11-25');
  expect(
    assets.map(({ asset_type: type, asset_detail: detail }) => `${type} ${detail ?? ''}`.trim()),
  ).toEqual(
    expect.arrayContaining(['cash_czk CSOB', 'cash_eur Revolut', 'cd_account', 'pension_fund', 'crypto']),
  );
  const summaries = changes.map(({ summary }) => summary);
  expect(summaries).toEqual(
    expect.arrayContaining([
      'Named IE00B4ND3602: iShares Physical Gold',
      'Recorded BUY 5 IE00B4L5Y983 of 2026-11-06',
    ]),
  );
  expect(
    summaries.filter((summary) => /^Imported \d+ trades and \d+ dividends of /.test(summary)),
  ).toHaveLength(3);
});

test('the same day gives the same portfolio', async () => {
  const trades = async () => {
    const { transactions, snapshots } = await portfolioOf('2026-11-25');
    const told = transactions.map((trade) => ({ ...trade, created_at: '', updated_at: '' }));
    return { told, snapshots };
  };
  expect(await trades()).toEqual(await trades());
});

test.each([
  ['2024-02-29', '2016-11-01'],
  ['2029-07-02', '2019-07-02'],
  ['2033-01-03', '2023-01-03'],
])('on %s nothing lies in the future, before ten years ago or below zero', async (today, firstDay) => {
  const { summary, transactions, snapshots } = await portfolioOf(today);
  expect(summary.oversold_positions).toEqual([]);
  expect(summary.holdings_without_value).toBe(0);
  expect(summary.holdings.length).toBeGreaterThan(4);
  const days = [...transactions.map(({ date }) => date), ...snapshots.map((each) => each.snapshot_date)];
  expect(days.filter((day) => day >= today || day < firstDay)).toEqual([]);
});

test('the command makes a database of its own in a few seconds and leaves any other file alone', async () => {
  const startedAt = performance.now();
  const made = await runCommand(demo, ['new folder/demo.db'], folder);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(
    /^Database {2}.+demo\.db\nTrades {4}\d+, from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/,
  );
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const path = join(folder, 'new folder', 'demo.db');
  expect(statSync(path).size).toBeGreaterThan(100_000);
  expect(existsSync(`${path}-wal`)).toBe(false);

  writeFileSync(join(folder, 'mine.db'), 'mine');
  const refused = await runCommand(demo, ['mine.db'], folder);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('There is a file at');
  expect(readFileSync(join(folder, 'mine.db'), 'utf8')).toBe('mine');
});

test.each([[[]], [['one.db', 'two.db']]])('the words %j are refused in one sentence', async (args) => {
  const refused = await runCommand(demo, args, folder);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('Usage: demo PATH');
});

test('a clock before the first purchase is told', async () => {
  await expect(portfolioOf('2016-10-31')).rejects.toThrow('The clock of this machine shows 2016-10-31');
});

test('as a program it reads its argument', () => {
  const program = fileURLToPath(new URL('./demo.ts', import.meta.url));
  const environment = { cwd: folder, env: { PATH: process.env.PATH }, encoding: 'utf8' } as const;
  expect(spawnSync(process.execPath, [program, 'demo.db'], environment)).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(existsSync(join(folder, 'demo.db'))).toBe(true);
});
