import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  type Decimal,
  isNegative,
  multiply,
  subtract,
  sum,
  ZERO,
} from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { rebalancingCases, type RebalancingCase } from '../../testing/index.ts';
import { type BrokerFee, NO_FEE, orderFee } from './broker-fee.ts';
import { rebalancing, type RebalancingProposal } from './rebalancing.ts';

const squares = ({ lines }: RebalancingProposal) =>
  sum(lines.map(({ valueAfter, targetValue }) => square(subtract(valueAfter, targetValue))));
const square = (value: Decimal) => multiply(value, value);

/** The least sum of squares over every combination of whole units that can be paid; with the orders, ties broken. */
function exhaustive({ candidates, terms }: RebalancingCase): { cost: Decimal; orders: bigint[] } {
  const total = add(sum(candidates.map(({ value }) => value)), terms.amount);
  const proceedsOfAll = sum(candidates.map(({ value }) => value));
  let best = { cost: { digits: 10n ** 30n, scale: 0 } as Decimal, orders: [] as bigint[] };
  const count = (orders: bigint[]) => orders.filter((units) => units !== 0n).length;
  const isBetter = (cost: Decimal, orders: bigint[]) => {
    const byCost = compare(cost, best.cost);
    if (byCost !== 0) return byCost < 0;
    if (count(orders) !== count(best.orders)) return count(orders) < count(best.orders);
    for (const [index, units] of orders.entries())
      if (units !== best.orders[index]) return units > (best.orders[index] ?? 0n);
    return false;
  };
  const go = (index: number, orders: bigint[], cash: Decimal, cost: Decimal): void => {
    const one = candidates[index];
    if (!one) {
      if (!isNegative(cash) && isBetter(cost, orders)) best = { cost, orders };
      return;
    }
    const held = one.units.digits / 10n ** BigInt(one.units.scale);
    const spendable = add(terms.amount, terms.allowSales ? proceedsOfAll : ZERO);
    for (let units = terms.allowSales ? -held : 0n; ; units += 1n) {
      const change = multiply({ digits: units, scale: 0 }, one.price);
      const amount = units < 0n ? subtract(ZERO, change) : change;
      if (compare(change, spendable) > 0) return;
      if (units !== 0n && compare(amount, terms.minimumOrder) < 0) continue;
      const fee = units === 0n ? ZERO : orderFee(terms.fees.get(one.broker) ?? NO_FEE, amount);
      const deviation = subtract(add(one.value, change), multiply(one.weight, total));
      go(index + 1, [...orders, units], subtract(subtract(cash, change), fee), add(cost, square(deviation)));
    }
  };
  go(0, [], terms.amount, ZERO);
  return best;
}

const ordered = ({ lines }: RebalancingProposal) =>
  lines.map(({ order }) =>
    order === null ? 0n : order.type === 'BUY' ? order.units.digits : -order.units.digits,
  );

describe('laws', () => {
  test('whole units: no combination of orders is better, and of equally good ones it is the first', () => {
    fc.assert(
      fc.property(rebalancingCases(3, fc.constant(true)), (one) => {
        const proposal = rebalancing(one.candidates, one.terms);
        const best = exhaustive(one);
        expect(proposal.isProven).toBe(true);
        expect(decimalText(squares(proposal))).toBe(decimalText(best.cost));
        expect(ordered(proposal)).toEqual(best.orders);
      }),
      { numRuns: 300 },
    );
  });

  test('never overspends, never sells what it may not, keeps to the minimum, never comes further away', () => {
    fc.assert(
      fc.property(
        rebalancingCases(8, fc.boolean()),
        fc.constantFrom(20, 2000),
        ({ candidates, terms }, steps) => {
          const proposal = rebalancing(candidates, terms, steps);
          expect(isNegative(proposal.cashLeft)).toBe(false);
          const { purchases, proceeds, fees, cashLeft, driftBefore, driftAfter } = proposal;
          expect(decimalText(add(add(purchases, fees), cashLeft))).toBe(
            decimalText(add(terms.amount, proceeds)),
          );
          for (const { order, units } of proposal.lines) {
            if (order === null) continue;
            expect(compare(order.amount, terms.minimumOrder)).toBeGreaterThanOrEqual(0);
            if (order.type === 'BUY') continue;
            expect(terms.allowSales).toBe(true);
            expect(compare(order.units, units)).toBeLessThanOrEqual(0);
          }
          if (driftBefore && driftAfter) expect(compare(driftAfter, driftBefore)).toBeLessThanOrEqual(0);
          else expect(proposal.total.digits).toBe(0n);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the order of the candidates does not matter', () => {
    fc.assert(
      fc.property(rebalancingCases(4, fc.boolean()), ({ candidates, terms }) => {
        expect(rebalancing(candidates.toReversed(), terms)).toEqual(rebalancing(candidates, terms));
      }),
      { numRuns: 100 },
    );
  });

  test('fractions of units come at least as close as whole ones, but for a ten-thousandth of a unit each', () => {
    fc.assert(
      fc.property(rebalancingCases(3, fc.constant(true)), ({ candidates, terms }) => {
        const free = { ...terms, fees: new Map<string, BrokerFee>(), minimumOrder: ZERO };
        const whole = rebalancing(candidates, free);
        const fractions = rebalancing(candidates, { ...free, wholeUnits: false });
        // Of a deviation of up to 1,200, a price of 40 moves the square by at most 2 · 1200 · 40 / 10,000 a line.
        const slack = { digits: 30n, scale: 0 };
        expect(compare(squares(fractions), add(squares(whole), slack))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
