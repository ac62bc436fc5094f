import {
  add,
  type Decimal,
  digitsAtScale,
  isPositive,
  multiply,
  normalise,
  ONE,
  powerOfTen,
  subtract,
  sum,
  ZERO,
} from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { type BrokerFee, FEE_DIGITS, NO_FEE, orderFee } from './broker-fee.ts';
import { drift } from './drift.ts';
import { searchOrders, type Tradable } from './order-search.ts';

/** An instrument that may be bought or sold to come closer to its target. Amounts in the base currency. */
export interface RebalancingCandidate {
  readonly isin: string;
  /** Where it is bought and sold. */
  readonly broker: string;
  /** Market value of all units held, ≥ 0. */
  readonly value: Decimal;
  /** Of one unit, > 0. */
  readonly price: Decimal;
  /** Units held at that broker: so many may be sold. */
  readonly units: Decimal;
  /** Target weight, a fraction. */
  readonly weight: Decimal;
}

export interface RebalancingTerms {
  /** New money, ≥ 0. */
  readonly amount: Decimal;
  readonly allowSales: boolean;
  readonly wholeUnits: boolean;
  /** No order is of less than this, nor of less than a hundredth. */
  readonly minimumOrder: Decimal;
  /** By broker; nothing is charged by one that is not named. */
  readonly fees: ReadonlyMap<string, BrokerFee>;
}

export interface ProposedOrder {
  readonly type: 'BUY' | 'SELL';
  readonly units: Decimal;
  /** Units × price. */
  readonly amount: Decimal;
  readonly fee: Decimal;
}

export interface RebalancingLine extends RebalancingCandidate {
  /** Weight × total. */
  readonly targetValue: Decimal;
  /** Null when it stays as it is. */
  readonly order: ProposedOrder | null;
  readonly valueAfter: Decimal;
  /** Value / total, before and after; null when the total is 0. */
  readonly weightBefore: Decimal | null;
  readonly weightAfter: Decimal | null;
}

export interface RebalancingProposal {
  readonly lines: readonly RebalancingLine[];
  /** Values of all candidates + amount. */
  readonly total: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  readonly fees: Decimal;
  /** Amount + proceeds − purchases − fees, ≥ 0. */
  readonly cashLeft: Decimal;
  /** Distance of the values from their targets while the amount is not invested; null when the total is 0. */
  readonly driftBefore: Decimal | null;
  readonly driftAfter: Decimal | null;
  /** Whether no other orders of whole units can come closer; never told of fractions of units. */
  readonly isProven: boolean;
}

/** Units that are not whole are traded in ten-thousandths. */
const SMALLEST_UNIT: Decimal = { digits: 1n, scale: 4 };

/** 10 digits of a price, 4 of units and 10 of a fee's rate: with so many fraction digits every product is whole. */
const SCALE = 24;
const RATE_ONE = powerOfTen(PUBLISHED_DIGITS);
const HUNDREDTH = powerOfTen(SCALE - FEE_DIGITS);

/** Some tenths of a second. */
const MOST_STEPS = 30_000;

/**
 * The orders that bring values closest to their targets: of all that can be paid, those with the least sum of squared
 * deviations Σ (value after − target value)².
 *
 *   total = Σ values + amount        target value = weight · total
 *
 * Values and prices are first rounded to 10 fraction digits. Never spends more than amount + proceeds, sells nothing
 * unless it is allowed and never more than is held at the broker.
 *
 * @param candidates each ISIN once; the weights are together at most 1
 * @see docs/spec/rebalancing.md §2
 */
export function rebalancing(
  candidates: readonly RebalancingCandidate[],
  terms: RebalancingTerms,
  mostSteps = MOST_STEPS,
): RebalancingProposal {
  const rounded = candidates
    .map((one) => ({ ...one, value: published(one.value), price: published(one.price) }))
    .toSorted((one, other) => (one.isin < other.isin ? -1 : 1));
  const total = add(sum(rounded.map(({ value }) => value)), terms.amount);
  const targeted = rounded.map((one) => ({ ...one, targetValue: published(multiply(one.weight, total)) }));
  const found = searchOrders(
    targeted.map((one) => tradable(one, terms)),
    { budget: whole(terms.amount), isExhaustive: terms.wholeUnits, mostSteps },
  );
  const lines = targeted.map((one, index): RebalancingLine => {
    const order = orderOf(one, found.lots[index] as bigint, terms);
    const change = order ? (order.type === 'BUY' ? order.amount : subtract(ZERO, order.amount)) : ZERO;
    const valueAfter = add(one.value, change);
    const weightOf = (value: Decimal) => (isPositive(total) ? divide(value, total, PUBLISHED_DIGITS) : null);
    return {
      ...one,
      order,
      valueAfter,
      weightBefore: weightOf(one.value),
      weightAfter: weightOf(valueAfter),
    };
  });
  const orders = lines.flatMap(({ order }) => order ?? []);
  const amountOf = (type: ProposedOrder['type']) =>
    sum(orders.filter((order) => order.type === type).map(({ amount }) => amount));
  const [purchases, proceeds] = [amountOf('BUY'), amountOf('SELL')];
  const fees = sum(orders.map(({ fee }) => fee));
  return {
    lines,
    total,
    purchases,
    proceeds,
    fees,
    cashLeft: subtract(add(terms.amount, proceeds), add(purchases, fees)),
    driftBefore: drift(
      lines.map(({ value, targetValue }) => subtract(value, targetValue)),
      total,
    ),
    driftAfter: drift(
      lines.map(({ valueAfter, targetValue }) => subtract(valueAfter, targetValue)),
      total,
    ),
    isProven: found.isProven,
  };
}

const published = (value: Decimal) => roundHalfEven(value, PUBLISHED_DIGITS);
const whole = (value: Decimal) => digitsAtScale(value, SCALE);

const unitOf = ({ wholeUnits }: RebalancingTerms) => (wholeUnits ? ONE : SMALLEST_UNIT);

function tradable(
  { value, price, units, targetValue, broker }: RebalancingCandidate & Pick<RebalancingLine, 'targetValue'>,
  terms: RebalancingTerms,
): Tradable {
  const unit = unitOf(terms);
  const lot = whole(multiply(price, unit));
  const fee = terms.fees.get(broker) ?? NO_FEE;
  const minimumOrder = whole(terms.minimumOrder);
  const least = ((minimumOrder > HUNDREDTH ? minimumOrder : HUNDREDTH) + lot - 1n) / lot;
  const [fixed, minimum, rate] = [
    whole(fee.fixed),
    whole(fee.minimum),
    digitsAtScale(fee.rate, PUBLISHED_DIGITS),
  ];
  const exact = (amount: bigint) => {
    const charge = fixed + (amount / RATE_ONE) * rate;
    return charge > minimum ? charge : minimum;
  };
  return {
    deviation: whole(subtract(value, targetValue)),
    lot,
    leastLots: least,
    mostSold:
      terms.allowSales && isPositive(units)
        ? (units.digits * powerOfTen(unit.scale)) / powerOfTen(units.scale)
        : 0n,
    exact,
    charged: (amount) => ((exact(amount) + HUNDREDTH - 1n) / HUNDREDTH) * HUNDREDTH,
  };
}

function orderOf(
  { price, broker }: RebalancingCandidate,
  lots: bigint,
  terms: RebalancingTerms,
): ProposedOrder | null {
  if (lots === 0n) return null;
  const units = normalise(multiply({ digits: lots < 0n ? -lots : lots, scale: 0 }, unitOf(terms)));
  const amount = multiply(units, price);
  return {
    type: lots < 0n ? 'SELL' : 'BUY',
    units,
    amount,
    fee: orderFee(terms.fees.get(broker) ?? NO_FEE, amount),
  };
}
