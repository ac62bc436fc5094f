import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDecimal, publishedText } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changeListSchema } from '../src/records/changes/changes.schema.ts';
import { isinMetadataListSchema } from '../src/records/isin-metadata/isin-metadata.schema.ts';
import { transactionSchema } from '../src/records/transactions/transactions.schema.ts';
import { summaryListSchema } from '../src/reports/snapshots/snapshot-summary.schema.ts';
import { snapshotListSchema } from '../src/reports/snapshots/snapshots.schema.ts';
import { earlierDatabase } from '../src/testing/earlier-database.ts';
import { type ImportTrial, importTrial } from '../src/testing/import-trial.ts';

let trial: ImportTrial;

beforeEach(async () => {
  trial = await importTrial();
});

afterEach(async () => {
  await trial.close();
});

const snapshots = async () => (await trial.api.call('GET', '/snapshots')).as(snapshotListSchema);
const summaries = async () => (await trial.api.call('GET', '/snapshots/summary')).as(summaryListSchema);

/** `0E-8` and the 28 digits of a quotient as our wire would show the same number. */
const plain = (text: string) => publishedText(parseDecimal(text) ?? { digits: -1n, scale: 0 });

describe('the fixture answers as the earlier implementation answered', () => {
  const money = z.string().transform(plain);
  const position = z.object({
    isin: z.string(),
    total_units: money,
    total_cost_without_fees: money,
    total_gains_without_fees: money,
    total_fees: money,
    transactions_count: z.int(),
    current_value: money.nullable(),
    absolute_pl_without_fees: money.nullable(),
    absolute_pl_with_fees: money.nullable(),
    net_buy_in_cost: money,
    net_buy_in_cost_per_unit: money.nullable(),
    current_price_per_unit: money.nullable(),
  });
  const netCash = z.object({
    total_invested: money,
    total_withdrawn: money,
    total_fees: money,
    holdings: z.array(position),
    closed_positions: z.array(position),
  });
  const asset = z.object({
    asset_type: z.string(),
    asset_detail: z.string().nullable(),
    currency: z.string(),
    value: money,
    id: z.int(),
    value_eur: money,
  });
  const snapshot = z.object({
    snapshot_date: z.string(),
    total_value_eur: money,
    exchange_rate_used: money,
    by_currency: z.array(z.object({ currency: z.string(), total_value: money })),
    by_asset_type: z.array(z.object({ asset_type: z.string(), total_value_eur: money })),
  });
  const answers = z
    .object({
      summary: netCash.extend({ total_current_portfolio_invested_value: money, total_profit_loss: money }),
      other_assets: z.object({
        other_assets: z.array(asset),
        total: z.int(),
        exchange_rate_used: z.string(),
      }),
      snapshots: z.array(snapshot),
      counts: z.object({ transactions: z.int(), snapshots: z.int(), values: z.int(), metadata: z.int() }),
    })
    .parse(
      JSON.parse(
        readFileSync(new URL('../../fixtures/earlier-database/answers.json', import.meta.url), 'utf8'),
      ),
    );

  beforeEach(async () => {
    await trial.bring(earlierDatabase(trial.folder, 'portfolio.db'));
  });

  test('counts', async () => {
    const metadata = (await trial.api.call('GET', '/isin-metadata')).as(isinMetadataListSchema);
    expect({
      transactions: (await trial.trades()).total,
      snapshots: (await snapshots()).total,
      values: (await trial.valuedIsins()).length,
      metadata: metadata.total,
    }).toEqual(answers.counts);
  });

  test('net cash: units, purchases, proceeds, fees and what follows from them, to the last digit', async () => {
    const answered = await trial.summary();
    expect(netCash.parse(answered)).toEqual(netCash.parse(answers.summary));
    expect(answered.oversold_positions.map(({ isin, total_units }) => [isin, total_units])).toEqual([
      ['NL0010273215', '-3.0000'],
    ]);
  });

  test('the value counts what is held, and only that', async () => {
    const answered = await trial.summary();
    // 28958.5838 without the values 700, 5000 and 1234.5 of what is not held
    expect(answered.total_current_portfolio_invested_value).toBe('22024.0838');
    // -45365.44727859 - 6934.5
    expect(answered.total_profit_loss).toBe('-52299.94727859');
    expect(await trial.valuedIsins()).toEqual(
      expect.arrayContaining(['US0378331005', 'FR0010315770', 'GOLD COINS']),
    );
  });

  test('other assets, with the row of the investments and the exchange rate as it was written', async () => {
    const answered = await trial.assets();
    expect(z.array(asset).parse(answered.other_assets)).toEqual(answers.other_assets.other_assets);
    expect([answered.total, answered.exchange_rate_used]).toEqual([8, '24.35']);
  });

  test('snapshots; of two at one moment each is told by itself', async () => {
    const [doubled, ...others] = answers.snapshots;
    const [second, first, ...rest] = z.array(snapshot).parse((await summaries()).summaries);
    expect(rest).toEqual(others);
    expect([first?.snapshot_date, second?.snapshot_date]).toEqual([
      doubled?.snapshot_date,
      '2024-12-28T18:30:00.000001',
    ]);
    const { snapshot_date: _, ...told } = second ?? {};
    expect(first).toMatchObject(told);
    // 2 · 42875.69 = 85751.38; the earlier sum was rounded after both were added
    expect([first?.total_value_eur, doubled?.total_value_eur]).toEqual(['42875.69', '85751.39']);
  });

  test('rows keep ids and times', async () => {
    const trade = (await trial.api.call('GET', '/transactions/61')).as(transactionSchema);
    expect(trade).toMatchObject({ id: 61, isin: 'US0378331005', created_at: '2026-11-24T04:53:35.621281' });
  });

  test('the import is one change, and its undo leaves nothing; then it can be brought again', async () => {
    const listed = (await trial.api.call('GET', '/changes')).as(changeListSchema);
    expect(
      listed.changes.map(({ id, action, row_count, summary: text }) => [id, action, row_count, text]),
    ).toEqual([
      [
        1,
        'import',
        192, // 64 + 8 + 6 + 7 + 1 + 106
        'Brought over 64 transactions, 8 position values, 6 names of instruments, 7 other assets, 1 setting, 106 snapshot rows from "portfolio.db"',
      ],
    ]);
    expect((await trial.api.call('POST', '/changes/1/undo')).status).toBe(201);
    expect([
      (await trial.trades()).total,
      (await trial.valuedIsins()).length,
      (await snapshots()).total,
    ]).toEqual([0, 0, 0]);
    expect((await trial.assets()).exchange_rate_used).toBe('25.00');

    const again = await trial.bring(join(trial.folder, 'portfolio.db'));
    expect(again).toContain('New ids were given in transactions, position_values,');
    expect(again).toContain('Every difference is explained above.');
    expect((await trial.summary()).total_invested).toBe('111601.21437985');
    expect((await trial.trades()).transactions.map(({ id }) => id)).not.toContain(64);
  });
});
