import { describe, expect, test } from 'vitest';
import { localDate } from '../../../calendar/local-date.ts';
import { decimal } from '../../../money/parse-decimal.ts';
import { decimalText } from '../../../money/decimal-text.ts';
import { closes, entries, instrument, rationalOf, recomputeTrail, walk } from '../../../testing/index.ts';
import { heldLots } from '../../tallies/held-lots.ts';
import { fifoLots } from '../../../ledger/fifo-lots.ts';
import type { TrailLine } from '../trail.ts';
import { saleDaysLines, saleLines } from './sale-lines.ts';
import { type Sale, salesOf } from '../../tallies/sales.ts';
import { lotAgeLines, lotValueLines } from './lot-value-lines.ts';
import { type StretchFigure, tallyFigure } from './tally-figure.ts';
import type { TalliedHolding, TalliedInstrument, TallySubject } from './tally-subject.ts';

const ISIN = 'IE00BK5BQT80';
const HELD: TalliedHolding = {
  costBasis: decimal('1000'),
  marketValue: decimal('1200'),
  noValue: null,
  ter: decimal('0.002'),
};

function of(holding: TalliedHolding | null, isOne: boolean, more: Partial<TallySubject> = {}): TallySubject {
  const ledger = entries('2025-01-02 DIVIDEND 30 tax 3; 2025-01-03 FEE 5; 2025-01-03 DIVIDEND 6');
  const one: TalliedInstrument = { isin: ISIN, entries: ledger, sales: [], holding };
  return {
    instruments: [one],
    isOne,
    from: localDate('2024-12-31'),
    to: localDate('2025-01-10'),
    broker: null,
    method: 'average',
    evenings: 'no_rate',
    ...more,
  };
}

const told = (lines: readonly TrailLine[] | string) =>
  typeof lines === 'string'
    ? lines
    : lines.map(({ operator, operand, figure }) =>
        [operator, decimalText(operand), figure ?? ''].join(' ').trim(),
      );
const ask = (name: StretchFigure, subject: TallySubject) => told(tallyFigure(name, subject));

describe('why', () => {
  test('a yield is the dividends of what is held, over what it cost or is worth', () => {
    expect(ask('yield_on_cost', of(HELD, true))).toEqual([
      'start 36 dividend_gross',
      'divide 1000 cost_basis',
    ]);
    expect(ask('yield_on_value', of(HELD, false))).toEqual([
      'start 36 dividend_gross',
      'divide 1200 total_market_value',
    ]);
  });

  test('or why there is none', () => {
    const unpriced = { ...HELD, marketValue: null, noValue: 'no_price' as const };
    expect(ask('yield_on_value', of(unpriced, true))).toBe('no_price');
    expect(ask('yield_on_value', of(unpriced, false))).toBe('not_held');
    expect(ask('yield_on_cost', of(null, true))).toBe('not_held');
    expect(ask('yield_on_cost', of({ ...HELD, costBasis: decimal('0') }, true))).toBe('base_not_positive');
    expect(ask('yield_on_cost', of(HELD, true, { to: localDate('2025-01-01') }))).toEqual(['start 0']);
  });

  test('the TER in money is of the value today', () => {
    expect(ask('ter_cost', of(HELD, true))).toEqual(['start 1200 market_value', 'times 0.002 ter']);
    expect(ask('ter_cost', of(HELD, false))).toEqual(['start 2.4 ter_cost']);
    expect(ask('ter_cost', of({ ...HELD, ter: null }, true))).toBe('no_ter');
    expect(ask('ter_cost', of({ ...HELD, ter: null }, false))).toBe('no_ter');
    expect(ask('ter_cost', of(null, false))).toEqual(['start 0']);
    expect(ask('ter_cost', of({ ...HELD, marketValue: null, noValue: 'no_rate' }, true))).toBe('no_rate');
    expect(ask('ter_cost', of({ ...HELD, marketValue: null, noValue: 'no_price' }, false))).toBe('no_price');
    expect(ask('ter_cost', of(null, true))).toBe('not_held');
  });

  test('the ratio of all costs stands on the average of the evenings', () => {
    const days = walk([instrument('2025-01-01 BUY 10 @ 10 EUR', { closes: closes('01 10; 02 30') })]);
    const evenings = { days, from: 1, to: 3 };
    expect(ask('average_value', of(HELD, false, { evenings }))).toEqual([
      'start 300',
      'plus 300',
      'divide 2',
    ]);
    expect(ask('total_cost_ratio', of(HELD, false, { evenings })).slice(0, 3)).toEqual([
      'start 5 charged_fees',
      'plus 2.4 ter_cost',
      'divide 300 average_value',
    ]);
    expect(ask('average_value', of(HELD, false))).toBe('no_rate');
    expect(ask('total_cost_ratio', of(HELD, false))).toBe('no_rate');
    const empty = { days: walk([instrument('2025-01-09 BUY 1 @ 1 EUR')]), from: 0, to: 3 };
    expect(ask('total_cost_ratio', of(HELD, false, { evenings: empty }))).toBe('base_not_positive');
  });

  test('a sale without a gain has brought what it cost', () => {
    const ledger = entries('2025-01-01 BUY 1 @ 10 EUR; 2025-01-02 SELL 1 @ 10 EUR');
    const [sale] = salesOf(ledger, 'average');
    if (!sale) throw new Error('there is a sale');
    expect(told(saleLines('sale_cost', { sale, entries: ledger, method: 'average' }))).toEqual([
      'start 10 sale_proceeds',
    ]);
  });

  test('a TER is what was entered, of one holding alone', () => {
    expect(ask('ter', of(HELD, true))).toEqual(['start 0.002']);
    expect(ask('ter', of({ ...HELD, ter: null }, true))).toBe('no_ter');
    expect(ask('ter', of(HELD, false))).toBe('not_held');
    expect(ask('ter', of(null, true))).toBe('not_held');
  });

  test('the units of a sale are those of the purchases that it sold, the oldest first', () => {
    const ledger = entries(
      '2025-01-01 BUY 6 @ 10 EUR; 2025-01-02 BUY 4 @ 20 EUR; 2025-01-03 SELL 8 @ 30 EUR; 2025-01-04 SELL 5 @ 30 EUR',
    );
    const units = (sale: Sale | undefined) =>
      sale && told(saleLines('sale_units', { sale, entries: ledger, method: 'average' }));
    const [first, second] = salesOf(ledger, 'average');
    expect(units(first)).toEqual(['start 6', 'plus 2']);
    // 2 were left; 3 wait for a purchase.
    expect(units(second)).toEqual(['start 2']);
    expect(ask('sale_count', of(null, true))).toEqual(['start 0']);
    // Two days since the first purchase, one since the second.
    const days = (name: 'sale_days_least' | 'sale_days_most') => first && told(saleDaysLines(name, first));
    expect([days('sale_days_least'), days('sale_days_most')]).toEqual([['start 1'], ['start 2']]);
    const most = first && saleDaysLines('sale_days_most', first);
    expect(recomputeTrail(most as readonly TrailLine[])).toEqual(rationalOf(decimal('2')));
    const [short] = salesOf(entries('2025-01-03 SELL 1 @ 30 EUR'), 'average');
    expect(short && saleDaysLines('sale_days_most', short)).toBe('nothing_realised');
    // Bought back a day later: what that realises was never held.
    const back = salesOf(entries('2025-01-03 SELL 1 @ 30 EUR; 2025-01-04 BUY 1 @ 20 EUR'), 'average').at(-1);
    expect(back?.trade.type).toBe('BUY');
    expect(back && saleDaysLines('sale_days_most', back)).toBe('nothing_realised');
  });

  test('a lot is as old as the days since its purchase', () => {
    const { lots } = fifoLots(entries('2025-01-01 BUY 6 @ 10 EUR'));
    const holding = { units: decimal('6'), marketValue: null };
    const [lot] = heldLots(lots, holding, localDate('2025-03-01'));
    if (!lot) throw new Error('there is a lot');
    // 30 days of January after the first, 28 of February, 1 of March.
    expect(told(lotAgeLines(lot, localDate('2025-03-01')))).toEqual(['start 59']);
    expect(recomputeTrail(lotAgeLines(lot, localDate('2025-03-01')))).toEqual(rationalOf(decimal('59')));
  });

  test('a lot is worth its part of the holding', () => {
    const { lots } = fifoLots(entries('2025-01-01 BUY 6 @ 10 EUR; 2025-01-02 BUY 4 @ 20 EUR'));
    const holding = { units: decimal('10'), marketValue: decimal('250') };
    const [lot] = heldLots(lots, holding, localDate('2025-01-10'));
    if (!lot) throw new Error('there is a lot');
    expect(told(lotValueLines('lot_value', { isin: ISIN, lot, ...holding }))).toEqual([
      'start 250 market_value',
      'times 6 lot_units',
      'divide 10 total_units',
    ]);
    expect(told(lotValueLines('lot_gain', { isin: ISIN, lot, ...holding }))).toEqual([
      'start 150 lot_value',
      'minus 60 lot_cost',
    ]);
    expect(
      lotValueLines('lot_gain', { isin: ISIN, lot, units: holding.units, marketValue: 'no_price' }),
    ).toBe('no_price');
  });
});
