import { decimal } from '@portfolio/domain';
import { expect, test } from 'vitest';
import type { Circumstances } from './circumstances.ts';
import { compareFigures, unexplained } from './compare-figures.ts';
import type { EarlierFigures } from './earlier-figures.ts';

const ISIN = 'IE00BK5BQT80';
const MOMENT = '2024-03-05T12:00:00.000000';

const position = (units: string) => ({
  units: decimal(units),
  purchases: decimal('1000'),
  proceeds: decimal('0'),
  fees: decimal('2'),
  entryCount: 1,
});

const figures: EarlierFigures = {
  positions: new Map([[ISIN, position('10')]]),
  invested: decimal('1000'),
  withdrawn: decimal('0'),
  fees: decimal('2'),
  holdingsValue: decimal('1100'),
  portfolioValue: decimal('1100'),
  valuesWithoutHolding: new Map(),
  profitLoss: decimal('98'),
  otherAssets: new Map([['EUR', decimal('5')]]),
  exchangeRate: decimal('25'),
  snapshots: new Map([[MOMENT, decimal('1105')]]),
};

const NOTHING_ELSE: Circumstances = {
  trades: () => [],
  values: () => [],
  valuesWithoutHolding: () => [],
  otherAssets: () => [],
  exchangeRate: () => [],
  snapshot: () => [],
};

test('equal figures agree, whatever their trailing zeros', () => {
  const here = { ...figures, invested: decimal('1000.00') };
  const compared = compareFigures(figures, here, NOTHING_ELSE);
  expect(unexplained(compared)).toEqual([]);
  expect(
    [...compared.totals, ...compared.positions, ...compared.snapshots].every(({ agrees }) => agrees),
  ).toBe(true);
});

test('the smallest difference is named, and nothing explains it unless something is known', () => {
  const here = {
    ...figures,
    fees: decimal('2.0000000001'),
    positions: new Map([[ISIN, position('10.0001')]]),
    otherAssets: new Map([['CZK', decimal('5')]]),
    snapshots: new Map<string, never>(),
  };
  const compared = compareFigures(figures, here, NOTHING_ELSE);
  expect(unexplained(compared).map(({ name, earlier, here: now }) => [name, earlier, now])).toEqual([
    ['Fees', '2.00', '2.0000000001'],
    ['Other assets, CZK', '0.00', '5.00'],
    ['Other assets, EUR', '5.00', '0.00'],
    [
      ISIN,
      '10 units, bought 1000.00, sold 0.00, fees 2.00, trades 1',
      '10.0001 units, bought 1000.00, sold 0.00, fees 2.00, trades 1',
    ],
    ['2024-03-05T12:00:00', '1105.00', '0.00'],
  ]);
  const known = {
    ...NOTHING_ELSE,
    trades: () => ['1 transaction left'],
    otherAssets: () => ['1 other asset left'],
  };
  expect(unexplained(compareFigures(figures, here, known)).map(({ name }) => name)).toEqual([
    '2024-03-05T12:00:00',
  ]);
});
