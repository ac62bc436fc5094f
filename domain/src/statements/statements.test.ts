import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf, recognised } from '../testing/statement-rows.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/statements/${name}`, import.meta.url), 'utf8');

const BY_HAND = (cell: string): string =>
  `refused: transaction_type: what "${cell}" does to units and cost does not follow from the row; record its effect by hand`;
const TAKES_BACK =
  'refused: amount: the row takes an earlier payment back; delete or correct that payment by hand';

describe('every fixture is recognised by its content', () => {
  it.each([
    ['trade-republic/transactions-2026.csv', 'trade-republic', '2026-04'],
    ['trading-212/v1.csv', 'trading-212', 'V1'],
    ['trading-212/v2.csv', 'trading-212', 'V2'],
    ['trading-212/v4.csv', 'trading-212', 'V4'],
    ['scalable-capital/transactions-2025.csv', 'scalable-capital', '2024'],
    ['revolut/v1.csv', 'revolut', 'v1'],
    ['revolut/v2.csv', 'revolut', 'v2'],
    ['revolut/v3.csv', 'revolut', 'v3'],
    ['xtb/cash-operations.csv', 'xtb', 'cash-operations'],
    ['degiro/Transactions-2025-en.csv', 'degiro-transactions', 'autofx'],
    ['degiro/Transactions-2020-de-18col.csv', 'degiro-transactions', 'currency-first'],
  ])('%s is %s %s', (name, kind, layout) => {
    const { kind: found, layout: foundLayout, rows } = recognised(`\uFEFF${fixture(name)}`);
    expect([found, foundLayout]).toEqual([kind, layout]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

it('Trade Republic: every row of the fixture', () => {
  expect(linesOf(fixture('trade-republic/transactions-2026.csv'))).toEqual([
    'left out: left_cash',
    'BUY 2.5 IE00B4L5Y983 @ 100 EUR fee 1 on 2025-03-04 09:30:12',
    // No price: 50.00 / 0.5 = 100.
    'BUY 0.5 IE00B4L5Y983 @ 100 EUR on 2025-04-02 07:00:00 [price_worked_out]',
    // 22:30 UTC is the next day in Berlin, so that the time is of no use.
    'DIVIDEND 7.2 US5949181045 EUR tax 1.08 on 2025-06-16',
    'SELL 1 IE00B4L5Y983 @ 110 EUR fee 1 tax 2.5 on 2025-07-01 10:00:00',
    'left out: left_interest',
    'left out: left_card',
    'TRANSFER_OUT 2 IE00B4L5Y983 EUR on 2025-07-04 10:00:00',
    'TAX 1.75 IE00B4L5Y983 EUR on 2026-01-05 10:00:00',
    TAKES_BACK,
    BY_HAND('SPLIT'),
    'left out: left_other_asset',
  ]);
});

it('Trading 212: every row of the fixtures', () => {
  expect(linesOf(fixture('trading-212/v2.csv'))).toEqual([
    'left out: left_cash',
    // 2 · 110 / 1.1 + 0.30 = 200.30, the total.
    'BUY 2 US5949181045 @ 110 USD at 1.1 fx 0.3 on 2024-01-03 14:30:03',
    // 0.5 · 120 / 1.2 − 0.08 = 49.92, the total.
    'SELL 0.5 US5949181045 @ 120 USD at 1.2 fx 0.08 on 2024-02-05 15:00:00',
    // 10 · 28 GBP / 329.41 = 0.85: the printed 85 are pence.
    'BUY 10 GB0002374006 @ 28 GBP at 0.85 on 2024-02-06 09:00:00',
    // Net 0.87 and withheld 0.17 USD / 1.25 = 0.136: gross 1.006.
    'DIVIDEND 1.006 US5949181045 EUR tax 0.136 on 2024-03-14 12:05:25',
    'left out: left_interest',
    'left out: left_part_of_row',
    // From 1.2 to 12 units.
    'SPLIT 10:1 US67066G1040 EUR on 2024-06-10 07:24:24',
    BY_HAND('Stock distribution'),
    'TRANSFER_OUT 1 US5949181045 EUR on 2024-08-01 08:25:01',
  ]);
  expect(linesOf(fixture('trading-212/v1.csv'))).toEqual([
    // An account in GBP at 0.8 GBP for 1 EUR: 1.60 / 0.8 = 2.00.
    'BUY 10 GB0002374006 @ 32 GBP at 0.8 tax 2 on 2021-05-04 08:00:00 [rate_published]',
    'left out: left_card',
  ]);
  expect(linesOf(fixture('trading-212/v4.csv'))).toEqual([
    'BUY 1 IE00B4L5Y983 @ 100 EUR on 2026-01-05 10:00:00',
    'left out: left_exchange',
  ]);
});

it('Scalable Capital: every row of the fixture', () => {
  expect(linesOf(fixture('scalable-capital/transactions-2025.csv'))).toEqual([
    'left out: left_cash',
    'BUY 10 IE00B4L5Y983 @ 99.5 EUR fee 0.99 on 2025-01-03 10:15:30',
    'BUY 0.5 IE00B4L5Y983 @ 100 EUR on 2025-02-03 08:00:00',
    'left out: left_not_executed',
    // 4 · 105 − 0.99 − 1.00 = 418.01, the amount.
    'SELL 4 IE00B4L5Y983 @ 105 EUR fee 0.99 tax 1 on 2025-03-05 11:00:00',
    // Net 7.35 and tax 1.65: gross 9.
    'DIVIDEND 9 US5949181045 EUR tax 1.65 on 2025-03-31 00:00:00',
    'left out: left_interest',
    'FEE 4.99 portfolio EUR on 2025-04-02 00:00:00',
    'TAX 3.1 IE00B4L5Y983 EUR on 2025-04-03 00:00:00',
    'TRANSFER_IN 2 IE00B4L5Y983 EUR on 2025-04-04 00:00:00',
    'TRANSFER_OUT 1 IE00B4L5Y983 EUR on 2025-04-05 00:00:00',
    BY_HAND('Corporate action'),
    TAKES_BACK,
  ]);
});

it('Revolut: every row of the fixtures', () => {
  const unknown =
    'refused: symbol: the file has no ISIN for "TSLA", and none of yours has this symbol; ' +
    'enter it as the symbol of its ISIN on the page ISIN metadata, and import the file again';
  // The file's rate of 1.10 is more than a tenth off the published 1.25, so that it is of another currency.
  expect(linesOf(fixture('revolut/v2.csv'))).toEqual([
    'left out: left_cash',
    // 961.20 − 2 · 480 = 1.20 USD; / 1.25 = 0.96 EUR.
    'BUY 2 US67066G1040 @ 480 USD at 1.25 fee 0.96 on 2024-01-03 14:30:10 [rate_published]',
    'BUY 10 US5949181045 @ 300 USD at 1.25 on 2024-01-04 14:30:10 [rate_published]',
    // 4 · 310 − 1238.00 = 2.00 USD; / 1.25 = 1.60 EUR.
    'SELL 4 US5949181045 @ 310 USD at 1.25 fee 1.6 on 2024-02-01 14:30:00 [rate_published]',
    'DIVIDEND 2.76 US5949181045 USD at 1.25 on 2024-03-14 08:40:00 [rate_published]',
    'TAX 0.41 US5949181045 USD at 1.25 on 2024-03-15 08:40:00 [rate_published]',
    'FEE 1.1 portfolio USD at 1.25 on 2024-04-01 07:40:54 [rate_published]',
    TAKES_BACK,
    // 2 held, 18 more: 20 for 2.
    'SPLIT 10:1 US67066G1040 EUR on 2024-06-10 08:27:46',
    'left out: left_no_effect',
    BY_HAND('MERGER - CASH'),
    unknown,
  ]);
  // 1.20 is within a tenth of the published 1.25: the file's own rate is taken.
  expect(linesOf(fixture('revolut/v1.csv'))[1]).toBe(
    'BUY 0.5 US5949181045 @ 200 USD at 1.2 on 2020-12-03 14:31:00',
  );
  expect(linesOf(fixture('revolut/v3.csv'))).toEqual([
    'BUY 0.5 US5949181045 @ 400 EUR on 2025-06-05 07:26:04',
    'left out: left_cash',
  ]);
});

it('XTB: every row of the fixture', () => {
  expect(linesOf(fixture('xtb/cash-operations.csv'))).toEqual([
    'left out: left_cash',
    // 85 · 11.73 = 997.05, the amount: the account is in the currency of the German exchange.
    'BUY 85 IE000XZSV718 @ 11.73 EUR on 2024-04-02 14:48:16',
    // 2 · 440 USD are not the 800 that the account saw: 800 / 2 = 400 EUR.
    'BUY 2 US5949181045 @ 400 EUR on 2024-04-03 15:30:00 [price_worked_out]',
    'SELL 5 IE000XZSV718 @ 12 EUR on 2024-04-04 11:42:37',
    'left out: left_interest',
    'left out: left_part_of_row',
    'DIVIDEND 1.38 US5949181045 EUR tax 0.21 on 2024-06-13 12:00:00',
    'FEE 0.02 US5949181045 EUR on 2024-06-14 12:00:00',
    'left out: left_other_asset',
    BY_HAND('Spin off'),
  ]);
});
