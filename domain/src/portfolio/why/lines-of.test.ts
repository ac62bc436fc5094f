import { expect, it } from 'vitest';
import { decimal } from '../../money/parse-decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { linesOf, NOTHING, type Step } from './lines-of.ts';

const step = (operator: Step['operator'], operand: string): Step => ({
  kind: 'constant',
  operator,
  operand: decimal(operand),
});

const told = (lines: ReturnType<typeof linesOf>) =>
  lines.map(({ operator, result }) => `${operator} ${decimalText(result)}`);

it('a line adds up to the next', () => {
  const lines = linesOf([step('start', '10'), step('plus', '2.5'), step('minus', '0.5'), step('times', '3')]);
  expect(told(lines)).toEqual(['start 10', 'plus 12.5', 'minus 12', 'times 36']);
});

it('a sum over nothing is 0', () => {
  expect(linesOf([])).toEqual([NOTHING]);
});

it('a quotient that ends is shown as it is', () => {
  expect(told(linesOf([step('start', '10'), step('divide', '4')]))).toEqual(['start 10', 'divide 2.5']);
});

it('an endless quotient keeps 40 digits and is rounded in a line of its own', () => {
  const third = `0.${'3'.repeat(40)}`;
  const lines = linesOf([step('start', '1'), step('divide', '3')], true);
  expect(told(lines)).toEqual(['start 1', `divide ${third}`, 'round 0.3333333333']);
  expect(lines[2]?.expression).toEqual({
    numerator: decimal('1'),
    denominator: decimal('3'),
    fraction_digits: decimal('10'),
  });
  const kept = linesOf([step('start', '1'), step('divide', '3')]);
  expect(kept[2]?.expression).toEqual({ value: kept[1]?.result, fraction_digits: decimal('10') });
});

it('a sum with more digits than are published is rounded half-even', () => {
  const lines = linesOf([step('start', '0.00000000005'), step('plus', '0.0000000001')]);
  // 1.5e-10 lies between 1e-10 and 2e-10; 2 is even.
  expect(told(lines)).toEqual(['start 0.00000000005', 'plus 0.00000000015', 'round 0.0000000002']);
});
