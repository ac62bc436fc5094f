import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equals, sum, ZERO } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyEntries, entries } from '../../testing/index.ts';
import { positionOf } from '../../ledger/position-of.ts';
import { type Income, incomeBy, type IncomeGroup, incomeOf, paymentsOf, yieldOn } from './dividends.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;
const PAID = paymentsOf(
  entries(
    `2025-03-05 DIVIDEND 100 ${WORLD} USD / 1.25 fee 1 tax 12; 2025-03-20 DIVIDEND 50 ${GOLD} EUR tax 5; ` +
      `2026-01-02 DIVIDEND 30 ${WORLD} EUR; 2026-01-03 BUY 1 @ 9 EUR fee 2 tax 3; 2026-01-04 TAX 7 ${GOLD}`,
  ),
);
const shown = ({ gross, tax, fees, net }: Income) =>
  [gross, tax, fees, net].map((one) => publishedText(one)).join(' ');
const by = (group: IncomeGroup) => incomeBy(group, PAID).map(([key, income]) => `${key} ${shown(income)}`);

test('dividends by month, year and instrument, at the rate that was recorded', () => {
  // 100 / 1.25 = 80, less 12 and 1
  expect(by('month')).toEqual(['2025-03 130 17 1 112', '2026-01 30 0 0 30']);
  expect(by('year')).toEqual(['2025 130 17 1 112', '2026 30 0 0 30']);
  expect(by('instrument')).toEqual([`${GOLD} 50 5 0 45`, `${WORLD} 110 12 1 97`]);
});

test('the yield is the income of a year for each unit of cost or value', () => {
  expect(yieldOn(decimal('3'), decimal('120'))).toMatchObject({ digits: 250_000_000n, scale: 10 });
  expect(yieldOn(decimal('1'), ZERO)).toBeNull();
});

test('law: however they are put together they come to the income of the position', () => {
  fc.assert(
    fc.property(anyEntries(), fc.constantFrom<IncomeGroup>('month', 'year', 'instrument'), (all, group) => {
      const payments = paymentsOf(all);
      const parts = incomeBy(group, payments).map(([, income]) => income);
      expect(equals(sum(parts.map(({ gross }) => gross)), positionOf(all).income)).toBe(true);
      expect(equals(incomeOf(parts).net, incomeOf(payments).net)).toBe(true);
    }),
  );
});
