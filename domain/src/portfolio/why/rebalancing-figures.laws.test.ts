import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decimal, subtract, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { GUARD_DIGITS } from '../../money/divide.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { roundHalfEven } from '../../money/round.ts';
import { rationalOf, recomputeTrail, rebalancingCases } from '../../testing/index.ts';
import type { Close } from '../../valuation/closes.ts';
import type { BrokerFee } from '../rebalancing/broker-fee.ts';
import { rebalancing, type RebalancingLine, type RebalancingTerms } from '../rebalancing/rebalancing.ts';
import { REBALANCING_FIGURES, type RebalancingFigure } from './figure.ts';
import { isOrderFigure, orderLines, proposalLines, type ProposalSubject } from './rebalancing-figures.ts';

/** Every figure as it is published; null where there is none. */
function shown(
  name: RebalancingFigure,
  { proposal }: ProposalSubject,
  line: RebalancingLine,
): Decimal | null {
  const { order } = line;
  const told: Record<RebalancingFigure, Decimal | null> = {
    target_value: line.targetValue,
    value_after: line.valueAfter,
    weight_before: line.weightBefore,
    weight_after: line.weightAfter,
    order_price: line.price,
    order_units: order && order.units,
    order_amount: order && order.amount,
    order_fee: order && order.fee,
    proposal_total: proposal.total,
    proposal_purchases: proposal.purchases,
    proposal_proceeds: proposal.proceeds,
    proposal_fees: proposal.fees,
    cash_left: proposal.cashLeft,
    drift_before: proposal.driftBefore,
    drift_after: proposal.driftAfter,
  };
  return told[name];
}

const trailOf = (name: RebalancingFigure, line: RebalancingLine, subject: ProposalSubject) =>
  isOrderFigure(name) ? orderLines(name, line, subject) : proposalLines(name, subject);

describe('laws', () => {
  test('every figure of a proposal has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(rebalancingCases(4, fc.boolean()), ({ candidates, terms }) => {
        const subject = { proposal: rebalancing(candidates, terms), terms };
        for (const line of subject.proposal.lines)
          for (const name of REBALANCING_FIGURES) {
            const lines = trailOf(name, line, subject);
            const value = shown(name, subject, line);
            if (typeof lines === 'string') expect([name, value]).toEqual([name, null]);
            else expect(recomputeTrail(lines), name).toEqual(rationalOf(value as Decimal));
          }
      }),
    );
  });

  test('a figure that a line names is what that figure is by itself', () => {
    fc.assert(
      fc.property(rebalancingCases(4, fc.boolean()), ({ candidates, terms }) => {
        const subject = { proposal: rebalancing(candidates, terms), terms };
        const { lines: all } = subject.proposal;
        for (const line of all)
          for (const name of REBALANCING_FIGURES) {
            const lines = trailOf(name, line, subject);
            for (const { figure, isin, operand } of typeof lines === 'string' ? [] : lines) {
              const named = REBALANCING_FIGURES.find((one) => one === figure);
              const of = isin === undefined ? line : all.find((one) => one.isin === isin);
              if (named === undefined || !of) continue;
              expect(rationalOf(shown(named, subject, of) as Decimal)).toEqual(rationalOf(operand));
            }
          }
      }),
    );
  });
});

const TERMS: RebalancingTerms = {
  amount: decimal('200'),
  allowSales: false,
  wholeUnits: true,
  minimumOrder: ZERO,
  fees: new Map(),
};
const HELD = [
  { isin: 'A', broker: 'X', value: '600', price: '100', units: '6', weight: '0.5' },
  { isin: 'B', broker: 'X', value: '400', price: '50', units: '8', weight: '0.5' },
].map(({ value, price, units, weight, ...one }) => ({
  ...one,
  value: decimal(value),
  price: decimal(price),
  units: decimal(units),
  weight: decimal(weight),
}));

/** The trail of a figure, each line as its operator and operand. */
function told(name: RebalancingFigure, isin: string, terms: Partial<RebalancingTerms> = {}) {
  const asked = { ...TERMS, ...terms };
  const subject = { proposal: rebalancing(HELD, asked), terms: asked };
  const line = subject.proposal.lines.find((one) => one.isin === isin) as RebalancingLine;
  const lines = trailOf(name, line, subject);
  return typeof lines === 'string'
    ? lines
    : lines.map(({ operator, operand, figure }) =>
        [operator, decimalText(roundHalfEven(operand, 4)), figure].filter(Boolean).join(' '),
      );
}

describe('the example of the specification', () => {
  test('4 of B are missing, and 4 are bought', () => {
    expect(told('order_units', 'B')).toEqual([
      'start 600 target_value',
      'minus 400 market_value',
      'divide 50 order_price',
    ]);
    expect(told('order_amount', 'B')).toEqual(['start 4 order_units', 'times 50 order_price']);
    expect(told('order_units', 'A')).toBe('no_order');
  });

  test('a price is that of the holding, or a close where nothing is held', () => {
    const close: Close = { day: 20_000, value: decimal('100'), currency: 'EUR', source: 'manual' };
    const quotes = new Map([['A', { close, conversion: { multiply: null, divide: null } }]]);
    const subject = { proposal: rebalancing(HELD, TERMS), terms: TERMS };
    const [line] = subject.proposal.lines;
    if (!line) throw new Error('there is a line');
    // 20,000 days after 1 January 1970.
    expect(trailOf('order_price', line, { ...subject, quotes })).toMatchObject([
      { kind: 'price', date: '2024-10-04' },
    ]);
    expect(trailOf('order_price', line, subject)).toMatchObject([{ kind: 'figure', figure: 'price' }]);
    expect(trailOf('order_price', { ...line, value: decimal('0') }, subject)).toMatchObject([
      { kind: 'price' },
    ]);
  });

  test('what the search chose other than what is missing stands in a line of its own', () => {
    // 130 of new money: 565 each, so that 3.3 of B are missing, and 2 can be paid.
    expect(told('order_units', 'B', { amount: decimal('130') })).toEqual([
      'start 565 target_value',
      'minus 400 market_value',
      'divide 50 order_price',
      'plus -1.3',
    ]);
  });

  test('a fee is told by its parts, or by its minimum, and rounded up', () => {
    const fees = (fixed: string, rate: string, minimum: string): Partial<RebalancingTerms> => {
      const fee: BrokerFee = { fixed: decimal(fixed), rate: decimal(rate), minimum: decimal(minimum) };
      return { fees: new Map([['X', fee]]) };
    };
    // Three of B at 50 can be paid beside a fee: 1 + 150 · 0.00333 = 1.4995.
    expect(told('order_fee', 'B', fees('1', '0.00333', '0'))).toEqual([
      'start 150 order_amount',
      'times 0.0033',
      'plus 1',
      'plus 0.0005',
    ]);
    expect(told('order_fee', 'B', fees('1', '0', '2'))).toEqual(['start 2']);
    expect(told('order_fee', 'B', fees('1', '0', '0'))).toEqual(['start 1']);
    expect(told('order_fee', 'B')).toEqual(['start 0']);
  });

  test('the drift is a root that is cut off, divided once', () => {
    expect(told('drift_before', 'A')).toEqual([
      'start 0',
      'plus 40000',
      'root 2',
      'divide 1200 proposal_total',
      'round 10',
    ]);
  });

  test('of no instrument and no money nothing is a part', () => {
    const terms = { ...TERMS, amount: ZERO };
    const subject = { proposal: rebalancing([], terms), terms };
    expect(proposalLines('drift_before', subject)).toBe('base_not_positive');
    const worthless = HELD.map((one) => ({ ...one, value: ZERO, units: ZERO }));
    const nothing = { proposal: rebalancing(worthless, terms), terms };
    for (const line of nothing.proposal.lines)
      for (const name of ['weight_before', 'weight_after'] as const)
        expect(orderLines(name, line, nothing)).toBe('base_not_positive');
    const paid = { ...TERMS, amount: decimal('5') };
    const lines = proposalLines('drift_after', { proposal: rebalancing([], paid), terms: paid });
    expect(lines).toMatchObject([{ operand: ZERO }]);
    const total = proposalLines('proposal_total', { proposal: rebalancing([], paid), terms: paid });
    expect(total).toMatchObject([{ operator: 'start', operand: decimal('5'), kind: 'setting' }]);
  });

  test('a tampered line is found out', () => {
    const asked = { proposal: rebalancing(HELD, TERMS), terms: TERMS };
    const lines = proposalLines('drift_before', asked);
    if (typeof lines === 'string') throw new Error(lines);
    const ulp = { digits: 1n, scale: GUARD_DIGITS };
    for (const at of [1, 2, 3]) {
      const wrong = lines.map((line, index) =>
        index === at ? { ...line, result: subtract(line.result, ulp) } : line,
      );
      expect(() => recomputeTrail(wrong)).toThrow();
    }
  });
});
