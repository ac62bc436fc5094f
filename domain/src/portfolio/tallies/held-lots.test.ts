import { expect, test } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import { fifoLots } from '../../ledger/fifo-lots.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { entries } from '../../testing/index.ts';
import { heldLots, heldLotsTogether, heldLotsTotal } from './held-lots.ts';

const LINES =
  '2024-02-29 BUY 6 @ 10 EUR fee 3 at A; 2025-01-01 BUY 4 @ 20 EUR at A; ' +
  '2025-02-01 TRANSFER_OUT 2 at A; 2025-02-02 TRANSFER_IN 2 at B';
const TODAY = localDate('2026-11-29');

test('each lot has its age, the days of its years, and its part of the value, wherever its units lie', () => {
  const { lots } = fifoLots(entries(LINES));
  expect(lots).toHaveLength(3);
  const told = heldLots(lots, { units: decimal('10'), marketValue: decimal('250') }, TODAY);
  expect(
    told.map(({ units, cost, fee, value, gain, ...rest }) => ({
      ...rest,
      money: [units, cost, fee, value, gain].map((one) => one && publishedText(one)),
    })),
  ).toEqual([
    {
      tradeId: 1,
      date: '2024-02-29',
      brokers: ['A', 'B'],
      age: 1004, // 365 × 2 to 2026-02-28, 1 more to 1 March, 273 to 29 November
      oneYearOn: '2025-03-01',
      threeYearsOn: '2027-03-01',
      money: ['6', '60', '3', '150', '90'], // 250 × 6/10 − 60
    },
    {
      tradeId: 2,
      date: '2025-01-01',
      brokers: ['A'],
      age: 697,
      oneYearOn: '2026-01-01',
      threeYearsOn: '2028-01-01',
      money: ['4', '80', '0', '100', '20'],
    },
  ]);
});

test('without a value of the holding its lots have none', () => {
  const { lots } = fifoLots(entries(LINES));
  for (const { value, gain } of heldLots(lots, { units: decimal('10'), marketValue: null }, TODAY))
    expect([value, gain]).toEqual([null, null]);
});

test('lots are added up, and so are the sums of several holdings', () => {
  const { lots } = fifoLots(entries(LINES));
  const told = (marketValue: string | null) =>
    heldLotsTotal(
      heldLots(
        lots,
        { units: decimal('10'), marketValue: marketValue === null ? null : decimal(marketValue) },
        TODAY,
      ),
    );
  const shown = ({ count, cost, value, gain }: ReturnType<typeof told>) => [
    count,
    ...[cost, value, gain].map((one) => publishedText(one)),
  ];
  expect(shown(told('250'))).toEqual([2, '140', '250', '110']);
  // Without a value they only cost.
  expect(shown(heldLotsTogether([told('250'), told(null)]))).toEqual([4, '280', '250', '110']);
});
