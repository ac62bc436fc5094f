import { expect, test } from 'vitest';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { rebalancing, type RebalancingCandidate, type RebalancingTerms } from './rebalancing.ts';

const candidate = (
  isin: string,
  units: string,
  price: string,
  weight: string,
  value?: string,
): RebalancingCandidate => ({
  isin,
  broker: 'Fio',
  units: decimal(units),
  price: decimal(price),
  weight: decimal(weight),
  value: decimal(value ?? String(Number(units) * Number(price))),
});
const terms = (amount: string, members: Partial<RebalancingTerms> = {}): RebalancingTerms => ({
  amount: decimal(amount),
  allowSales: false,
  wholeUnits: true,
  minimumOrder: ZERO,
  fees: new Map(),
  ...members,
});
const text = (value: Decimal | null) => value && decimalText(value);

function told(candidates: readonly RebalancingCandidate[], asked: RebalancingTerms, steps?: number) {
  const { lines, cashLeft, fees, driftBefore, driftAfter, isProven } = rebalancing(candidates, asked, steps);
  return {
    orders: lines.flatMap(({ isin, order }) =>
      order ? [`${order.type} ${decimalText(order.units)} ${isin} = ${decimalText(order.amount)}`] : [],
    ),
    cashLeft: text(cashLeft),
    fees: text(fees),
    drift: [text(driftBefore), text(driftAfter)],
    isProven,
  };
}

const TWO = [candidate('A', '6', '100', '0.5'), candidate('B', '8', '50', '0.5')];

test('new money goes where most is missing', () => {
  // Total 600 + 400 + 200 = 1200, targets 600 each: A is there, B lacks 200 = 4 · 50.
  expect(told(TWO, terms('200'))).toEqual({
    orders: ['BUY 4 B = 200'],
    cashLeft: '0',
    fees: '0',
    drift: ['0.1666666667', '0'], // 200 / 1200
    isProven: true,
  });
});

test('without sales nothing is sold; with sales what is too much is', () => {
  expect(told(TWO, terms('0')).orders).toEqual([]);
  // Targets 500 each.
  expect(told(TWO, terms('0', { allowSales: true })).orders).toEqual(['SELL 1 A = 100', 'BUY 2 B = 100']);
});

test('fees are paid out of the money: rather one unit less', () => {
  const fees = new Map([['Fio', { fixed: decimal('1'), rate: decimal('0.001'), minimum: decimal('2') }]]);
  // 4 · 50 + 2 would be 202.
  expect(told(TWO, terms('200', { fees }))).toMatchObject({
    orders: ['BUY 3 B = 150'],
    cashLeft: '48',
    fees: '2',
  });
});

test('of equally good orders the fewest are told, and of those the ones that buy the first ISIN', () => {
  const twins = [candidate('B', '0', '60', '0.5'), candidate('A', '0', '60', '0.5')];
  expect(told(twins, terms('100')).orders).toEqual(['BUY 1 A = 60']);
  // Targets 50 each: no unit and one are equally far.
  expect(told([candidate('A', '0', '100', '1')], terms('100')).orders).toEqual(['BUY 1 A = 100']);
  expect(told([candidate('A', '0', '100', '0.5')], terms('100')).orders).toEqual([]);
});

test('money that is short by what rounding a fee up takes is short', () => {
  const fees = new Map([['Fio', { fixed: ZERO, rate: decimal('0.00001'), minimum: ZERO }]]);
  const candidates = [candidate('A', '0', '100', '1'), candidate('B', '1', '100.015', '0', '100.015')];
  // The sale brings 100.015 − 0.01, the purchase takes 100 + 0.01; unrounded fees of 0.001 could be paid.
  expect(told(candidates, terms('0', { fees, allowSales: true }))).toMatchObject({
    orders: ['SELL 1 B = 100.015'],
    cashLeft: '100.005',
  });
});

test('an order is not smaller than the least one', () => {
  const asked = terms('120', { minimumOrder: decimal('110') });
  // Targets 560: B lacks 160. Two units are 100, and three cannot be paid.
  expect(told(TWO, asked)).toMatchObject({ orders: [], cashLeft: '120' });
  expect(told(TWO, terms('120')).orders).toEqual(['BUY 2 B = 100']);
});

test('an order is not smaller than a hundredth, which nobody settles', () => {
  const fees = new Map([['Fio', { fixed: decimal('3'), rate: ZERO, minimum: ZERO }]]);
  const candidates = [
    candidate('A', '8', '130', '0.4'),
    { ...candidate('B', '20', '60', '0.4'), broker: 'XTB' },
    candidate('C', '5', '200', '0.2'),
  ];
  // 0.7461 A are 96.993: of the 100, 0.007 are left beside the fee, and 0.0001 B would be 0.006.
  expect(told(candidates, terms('100', { fees, wholeUnits: false }))).toMatchObject({
    orders: ['BUY 0.7461 A = 96.993'],
    cashLeft: '0.007',
  });
});

test('fractions of units are ten-thousandths', () => {
  const candidates = [candidate('A', '0', '30', '0.5'), candidate('B', '0', '70', '0.5')];
  // 50 / 30 = 1.66666…, 50 / 70 = 0.714285…
  expect(told(candidates, terms('100', { wholeUnits: false }))).toEqual({
    orders: ['BUY 1.6666 A = 49.998', 'BUY 0.7143 B = 50.001'],
    cashLeft: '0.001',
    fees: '0',
    drift: ['0.7071067812', '0.0000223607'], // √(50² + 50²) / 100, √(0.002² + 0.001²) / 100
    isProven: false,
  });
});

test('fractions of units leave room for the fees of later orders', () => {
  const fees = new Map([['Fio', { fixed: decimal('1'), rate: decimal('0.01'), minimum: ZERO }]]);
  const candidates = [candidate('A', '0', '10', '0.5'), candidate('B', '0', '10', '0.5')];
  // 48.5 + 48.52 + 2 · 1.49 = 100: of each nearly the same, and of fees 1 + 0.485… rounded up.
  expect(told(candidates, terms('100', { wholeUnits: false, fees })).orders).toEqual([
    'BUY 4.85 A = 48.5',
    'BUY 4.852 B = 48.52',
  ]);
});

test('only whole units of a fraction that is held are sold, and only those at the broker', () => {
  const candidates = [candidate('A', '1.5', '100', '0', '300'), candidate('B', '0', '100', '1')];
  expect(told(candidates, terms('0', { allowSales: true })).orders).toEqual([
    'SELL 1 A = 100',
    'BUY 1 B = 100',
  ]);
});

test('units that a split has left with very many digits are sold down to the last ten-thousandth', () => {
  const units = `0.${'9'.repeat(40)}`;
  const candidates = [candidate('A', units, '100', '0', '100'), candidate('B', '0', '100', '1')];
  const asked = terms('0', { allowSales: true, wholeUnits: false });
  expect(told(candidates, asked).orders).toEqual(['SELL 0.9999 A = 99.99', 'BUY 0.9999 B = 99.99']);
});

test('weights are of the total, the amount included', () => {
  const { lines } = rebalancing(TWO, terms('200'));
  expect(lines.map(({ weightBefore, weightAfter }) => [text(weightBefore), text(weightAfter)])).toEqual([
    ['0.5', '0.5'],
    ['0.3333333333', '0.5'],
  ]);
});

test('a search that is cut short still tells orders that can be paid', () => {
  expect(told(TWO, terms('200'), 1)).toMatchObject({ orders: [], isProven: false });
  expect(told(TWO, terms('200'), 3)).toMatchObject({ isProven: false });
});

test('twenty instruments of a large portfolio are answered within the limit', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    candidate(`I${String(index).padStart(2, '0')}`, String(10 + index), String(37 + 13 * index), '0.05'),
  );
  const {
    orders,
    cashLeft,
    drift: [before, after],
  } = told(many, terms('25000', { allowSales: true }));
  expect(orders.length).toBeGreaterThan(5);
  expect(Number(cashLeft)).toBeGreaterThanOrEqual(0);
  expect(Number(after)).toBeLessThan(Number(before) / 10);
});

test('nothing at all has no drift', () => {
  expect(told([], terms('0'))).toMatchObject({ orders: [], cashLeft: '0', drift: [null, null] });
  expect(told([candidate('A', '0', '10', '1')], terms('5')).cashLeft).toBe('5');
});
