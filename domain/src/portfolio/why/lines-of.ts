import { add, type Decimal, equals, multiply, subtract, ZERO } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { squareRoot } from '../../money/square-root.ts';
import type { TrailLine } from './trail.ts';

/** A line whose result is still to be reckoned. */
export type Step = Omit<TrailLine, 'result' | 'operator' | 'rule' | 'expression'> & {
  readonly operator: 'start' | 'plus' | 'minus' | 'times' | 'divide' | 'chain' | 'root';
} & Partial<Pick<TrailLine, 'rule' | 'expression'>>;

/** A sum over nothing is a plain 0, told in one line. */
export const NOTHING: TrailLine = {
  kind: 'constant',
  operator: 'start',
  operand: ZERO,
  rule: 'given',
  expression: {},
  result: ZERO,
};

/**
 * The lines of a short trail with their results, and a line of rounding where the published figure needs one.
 *
 * @param isRoundedOnce whether the published figure is the last quotient rounded once; otherwise the quotient carries
 *                      GUARD_DIGITS and is rounded where it is published
 * @param digits        fraction digits in which the figure is published
 */
export function linesOf(
  steps: readonly Step[],
  isRoundedOnce = false,
  digits = PUBLISHED_DIGITS,
): readonly TrailLine[] {
  const lines: TrailLine[] = [];
  let running = ZERO;
  let quotient: { readonly numerator: Decimal; readonly denominator: Decimal } | null = null;
  for (const step of steps) {
    quotient = step.operator === 'divide' ? { numerator: running, denominator: step.operand } : null;
    running = resultOf(running, step);
    lines.push({ rule: 'given', expression: {}, ...step, result: running });
  }
  if (lines.length === 0) return [NOTHING];
  const isExact = quotient === null || equals(multiply(running, quotient.denominator), quotient.numerator);
  const rounded =
    isRoundedOnce && quotient
      ? divide(quotient.numerator, quotient.denominator, digits)
      : roundHalfEven(running, digits);
  if (isExact && equals(rounded, running)) return lines;
  const of = isRoundedOnce && quotient ? quotient : { value: running };
  return [...lines, roundingLine(rounded, of, digits)];
}

/** Lines that have their results, and after them the line of rounding where the published figure needs one. */
export function publishedLines(lines: readonly TrailLine[]): readonly TrailLine[] {
  const value = lines.at(-1)?.result;
  if (value === undefined) return [NOTHING];
  const rounded = roundHalfEven(value, PUBLISHED_DIGITS);
  return equals(rounded, value) ? lines : [...lines, roundingLine(rounded, { value })];
}

/** The line that rounds a figure half-even to the digits in which it is published. */
export function roundingLine(
  result: Decimal,
  of: TrailLine['expression'],
  digits = PUBLISHED_DIGITS,
): TrailLine {
  const operand: Decimal = { digits: BigInt(digits), scale: 0 };
  const expression = { ...of, fraction_digits: operand };
  return { kind: 'rounding', operator: 'round', operand, rule: 'given', expression, result };
}

function resultOf(running: Decimal, { operator, operand }: Step): Decimal {
  switch (operator) {
    case 'start':
      return operand;
    case 'plus':
      return add(running, operand);
    case 'minus':
      return subtract(running, operand);
    case 'times':
      return multiply(running, operand);
    case 'chain':
      return roundHalfEven(multiply(running, operand), GUARD_DIGITS);
    case 'root':
      return squareRoot(running);
    case 'divide':
      return divide(running, operand, GUARD_DIGITS);
  }
}
