import type { Term, TrailLine } from '../portfolio/why/trail.ts';
import { GUARD_DIGITS } from '../money/divide.ts';
import { minus, over, plus, type Rational, rational, rationalOf, times } from './rational.ts';
import { isBinaryResult, periodOperandOf } from './recompute-period-lines.ts';
import { roundedTo } from './rounded-rational.ts';

/** A line that does not follow from its own members, and what it should have been. */
export class WrongLine extends Error {
  constructor(what: string, index: number, line: TrailLine) {
    super(`line ${String(index)}: ${what} is wrong`);
    this.cause = line;
  }
}

/**
 * Recomputes a trail line by line from what each line says, in fractions that round only where the rules say so.
 *
 * @param start value before the first line: 0, or where a page before it ended
 * @returns what the last line comes to
 * @throws WrongLine at the first line whose operand or result does not follow
 */
export function recomputeTrail(lines: readonly TrailLine[], start: Rational = rational(0n)): Rational {
  let running = start;
  let exact = start;
  lines.forEach((line, index) => {
    const operand = rationalOf(line.operand);
    if (!same(operandOf(line), operand)) throw new WrongLine('the operand', index, line);
    const result = rationalOf(line.result);
    if (line.operator === 'power' || line.operator === 'solve') {
      if (!isBinaryResult(line, lines.slice(0, index), running, result))
        throw new WrongLine('the result', index, line);
    } else if (line.operator === 'root') {
      if (!isRootOf(line.result, running)) throw new WrongLine('the root', index, line);
    } else if (line.operator === 'round') {
      if (!same(roundedHere(line, running, exact), result)) throw new WrongLine('the rounding', index, line);
    } else {
      exact = apply(line, running, operand);
      const isRounded = line.operator === 'divide' || line.operator === 'chain';
      const shown = isRounded ? roundedTo(exact, GUARD_DIGITS) : exact;
      if (!same(shown, result)) throw new WrongLine('the result', index, line);
    }
    running = result;
  });
  return running;
}

function same(left: Rational, right: Rational): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator;
}

function apply({ operator }: TrailLine, running: Rational, operand: Rational): Rational {
  if (operator === 'start') return operand;
  if (operator === 'plus') return plus(running, operand);
  if (operator === 'minus') return minus(running, operand);
  return operator === 'divide' ? over(running, operand) : times(running, operand);
}

/** The value that is rounded must be the one above: as it stands there, or as the quotient that it is cut from. */
function roundedHere(line: TrailLine, running: Rational, exact: Rational): Rational {
  const { value, numerator, denominator } = line.expression;
  const whole = value
    ? rationalOf(value)
    : over(member(line, 'numerator', numerator), member(line, 'denominator', denominator));
  if (!same(whole, value ? running : exact)) throw new RangeError('another value is rounded');
  return roundedTo(whole, digitsOf(line));
}

function member(
  line: TrailLine,
  term: Term,
  value: TrailLine['operand'] | undefined = line.expression[term],
): Rational {
  if (value === undefined) throw new RangeError(`${line.rule} without ${term}`);
  return rationalOf(value);
}

/** To how many digits a line rounds. */
function digitsOf(line: TrailLine): number {
  return Number(member(line, 'fraction_digits').numerator);
}

/** Days between two moments by counting microseconds, and what is left of a day dropped. */
function daysBetween({ instant, since }: TrailLine): Rational {
  if (instant === undefined || since === undefined) throw new RangeError('days between unknown moments');
  return rational((microseconds(instant) - microseconds(since)) / 86_400_000_000n);
}

function microseconds(instant: string): bigint {
  const [seconds = '', fraction = ''] = instant.split('.');
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

/** An amount in the base currency may be told in EUR. */
function operandOf(line: TrailLine): Rational {
  const operand = operandInBase(line);
  return line.expression.base_per_eur
    ? roundedTo(over(operand, member(line, 'base_per_eur')), GUARD_DIGITS)
    : operand;
}

function operandInBase(line: TrailLine): Rational {
  const of = (term: Term) => member(line, term);
  switch (line.rule) {
    case 'given':
      return rationalOf(line.operand);
    case 'gross_amount':
      return grossOf(line);
    case 'fees':
      return plus(plus(of('fee'), of('fx_fee')), itself(line));
    case 'taxes':
      return plus(of('tax'), itself(line));
    case 'split':
      return splitOf(line);
    case 'cost_leaves':
      return of('cost_of_units');
    case 'share_leaves':
      return absolute(minus(of('pool_before'), shareOf(of('pool_before'), line)));
    case 'share_joins':
      return roundedTo(
        over(times(plus(of('fee'), of('fx_fee')), of('units_after')), of('units')),
        GUARD_DIGITS,
      );
    case 'passes_zero':
      return absolute(minus(of('pool_before'), beyondZero(line)));
    case 'sale_gain':
      if (!same(of('cost_of_units'), minus(of('pool_before'), shareOf(of('pool_before'), line))))
        throw new RangeError('the cost of the units is another');
      return minus(grossOf(line), of('cost_of_units'));
    case 'deficit_gain': {
      const stays = of('units_before').numerator > 0n === of('units_after').numerator > 0n;
      const after = stays ? shareOf(of('pool_before'), line) : beyondZero(line);
      const moved = minus(after, of('pool_before'));
      return line.tradeType === 'SELL' ? plus(grossOf(line), moved) : minus(moved, grossOf(line));
    }
    case 'open_lot':
      return minus(of('cost_bought'), of('cost_sold'));
    case 'match_gain':
      return minus(of('proceeds'), of('cost_of_units'));
    case 'to_cents':
      return minus(roundedTo(of('value'), digitsOf(line)), of('value'));
    case 'up_to_cents':
      return minus(roundedUp(of('value'), digitsOf(line)), of('value'));
    case 'squared_difference':
      return times(minus(of('value'), of('target')), minus(of('value'), of('target')));
    case 'smaller':
      return minus(of('weight'), of('other_weight')).numerator < 0n ? of('weight') : of('other_weight');
    case 'days_between':
      return daysBetween(line);
    default:
      return periodOperandOf(line, of);
  }
}

/** The square of a root is not above what it is drawn from, and that of the next number is. */
function isRootOf({ digits, scale }: TrailLine['operand'], square: Rational): boolean {
  const squareOf = (root: bigint) => rational(root * root, 10n ** BigInt(2 * scale));
  const isAbove = (one: Rational) => minus(one, square).numerator > 0n;
  return !isAbove(squareOf(digits)) && isAbove(squareOf(digits + 1n));
}

/** The next number of so many fraction digits that is not below. */
function roundedUp(value: Rational, digits: number): Rational {
  const near = roundedTo(value, digits);
  return minus(near, value).numerator < 0n ? plus(near, rational(1n, 10n ** BigInt(digits))) : near;
}

/** What a FEE or a TAX is by itself. */
function itself(line: TrailLine): Rational {
  return line.expression.amount ? grossOf(line) : rational(0n);
}

/** Units come to at most ten digits after a split. */
function splitOf(line: TrailLine): Rational {
  const before = member(line, 'units_before');
  const after = over(times(before, member(line, 'new_units')), member(line, 'old_units'));
  return minus(roundedTo(after, 10), before);
}

function grossOf(line: TrailLine): Rational {
  const local = line.expression.amount
    ? member(line, 'amount')
    : times(member(line, 'units'), member(line, 'price'));
  return line.expression.exchange_rate
    ? roundedTo(over(local, member(line, 'exchange_rate')), GUARD_DIGITS)
    : local;
}

/** What stays of a pool when some of the units go. */
function shareOf(pool: Rational, line: TrailLine): Rational {
  return roundedTo(
    over(times(pool, member(line, 'units_after')), member(line, 'units_before')),
    GUARD_DIGITS,
  );
}

/** The share of a trade's own amount that lies beyond zero. */
function beyondZero(line: TrailLine): Rational {
  const share = times(grossOf(line), over(member(line, 'units_after'), member(line, 'units')));
  return roundedTo(share, GUARD_DIGITS);
}

function absolute(value: Rational): Rational {
  return value.numerator < 0n ? times(value, rational(-1n)) : value;
}
