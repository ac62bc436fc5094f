import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionOf } from '../../ledger/position-of.ts';
import { equals } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyEntries, entries } from '../../testing/index.ts';
import { dayDigits } from '../days/day-totals.ts';
import { bothCharged, type BrokerCharges, chargesOf, chargesTogether, UNCHARGED } from './charges.ts';
import { averageValue, terCost, totalCostRatio } from './cost-ratio.ts';

const ENTRIES = entries(
  '2025-12-31 BUY 1 @ 9 EUR fee 2 at B; 2025-01-01 SELL 1 @ 9 EUR fee 1 tax 3 at A; 2025-05-01 FEE 10 - USD / 1.25 fee 0.5 at A; ' +
    '2024-06-01 TAX 4 - at A; 2025-07-01 DIVIDEND 5 tax 1 at A; 2025-08-01 BUY 1 @ 9 EUR at C',
);
const shown = (lines: readonly BrokerCharges[]) =>
  lines.map(
    ({ year, broker, fees, taxes }) => `${year} ${broker} ${publishedText(fees)} ${publishedText(taxes)}`,
  );

test('fees and taxes of each broker in each year; without any there is no line', () => {
  // A in 2025: 1 + 10 / 1.25 + 0.5 fees, 3 + 1 taxes
  const expected = ['2024 A 0 4', '2025 A 9.5 4', '2025 B 2 0'];
  expect(shown(chargesOf(ENTRIES))).toEqual(expected);
  const apart = ENTRIES.toReversed().map((entry) => chargesOf([entry]));
  expect(shown(chargesTogether(apart.flat()))).toEqual(expected);
});

test('law: all lines together are the fees and taxes of the position', () => {
  fc.assert(
    fc.property(anyEntries(), (all) => {
      const { fees, taxes } = positionOf(all);
      const total = chargesOf(all).reduce(bothCharged, UNCHARGED);
      expect(equals(total.fees, fees) && equals(total.taxes, taxes)).toBe(true);
    }),
  );
});

test('a fund costs its TER of its value, and a year its fees and that', () => {
  expect(publishedText(terCost(decimal('12500'), decimal('0.0022')))).toBe('27.5');
  // the evenings after the first: (100 + 300) / 2
  const values = ['7', '100', '300'].map((value) => dayDigits(decimal(value)));
  const average = averageValue({ values }, 0, 2);
  expect(publishedText(average)).toBe('200');
  // (2 + 1) / 200
  expect(totalCostRatio(decimal('2'), decimal('1'), average)).toMatchObject({
    digits: 150_000_000n,
    scale: 10,
  });
  expect(totalCostRatio(decimal('2'), decimal('1'), averageValue({ values: [0n, 0n] }, 0, 1))).toBeNull();
});
