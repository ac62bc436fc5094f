import { GUARD_DIGITS } from '../money/divide.ts';
import type { Term, TrailLine } from '../portfolio/why/trail.ts';
import { minus, over, plus, type Rational, rational, rationalOf, times } from './rational.ts';
import { roundedTo } from './rounded-rational.ts';

type Of = (term: Term) => Rational;

/** The operand of a line of a period, from its own members. */
export function periodOperandOf(line: TrailLine, of: Of): Rational {
  const { expression } = line;
  const orOne = (term: Term) => (expression[term] ? of(term) : rational(1n));
  switch (line.rule) {
    case 'together':
      return rationalOf(line.operand);
    case 'quotient':
      return roundedTo(over(of('numerator'), of('denominator')), GUARD_DIGITS);
    case 'calendar_days':
      return rational(BigInt(Date.parse(line.to ?? '') - Date.parse(line.from ?? '')) / 86_400_000n);
    case 'day_value': {
      const worth = [of('units'), orOne('price'), orOne('value'), orOne('old_units'), orOne('base_rate')];
      const parts = [orOne('new_units'), orOne('value_units'), orOne('exchange_rate')];
      return roundedTo(over(worth.reduce(times), parts.reduce(times)), GUARD_DIGITS);
    }
    case 'rate_change': {
      const at = (base: Term, rate: Term) =>
        roundedTo(over(times(of('value'), orOne(base)), orOne(rate)), GUARD_DIGITS);
      return minus(at('base_rate', 'exchange_rate'), at('base_rate_before', 'exchange_rate_before'));
    }
    case 'day_growth':
      return roundedTo(
        over(plus(of('value'), of('taken_out')), plus(of('value_before'), of('put_in'))),
        GUARD_DIGITS,
      );
    case 'squared_deviation':
      return nearSquare(line, Math.log(numberOf(of('growth'))) - numberOf(of('mean')));
    case 'discounted': {
      const years = numberOf(of('days')) / 365;
      const worth = numberOf(of('amount')) * numberOf(plus(rational(1n), of('rate'))) ** -years;
      return near(line, worth, Math.abs(worth) * 1e-12 + 1e-9);
    }
    default:
      throw new RangeError(`${line.rule} is no rule of a period`);
  }
}

/** What only binary numbers can tell is compared within their digits. */
function near({ operand }: TrailLine, told: number, tolerance: number): Rational {
  const shown = rationalOf(operand);
  if (Math.abs(numberOf(shown) - told) > tolerance) throw new RangeError(`not near ${String(told)}`);
  return shown;
}

/** Exactly: what goes in and out on one day may leave little of much. */
function flowsByDay(lines: readonly TrailLine[]) {
  const sums = new Map<number, Rational>();
  for (const { expression } of lines) {
    const { amount, days } = expression;
    if (!amount || !days) throw new RangeError('a flow without its amount or days');
    const day = numberOf(rationalOf(days));
    sums.set(day, plus(sums.get(day) ?? rational(0n), rationalOf(amount)));
  }
  return Array.from(sums, ([days, amount]) => ({ days, amount }));
}

function nearSquare(line: TrailLine, deviation: number): Rational {
  return near(line, deviation ** 2, 1e-12 * Math.max(1, deviation ** 2));
}

/** Whether a line that raises to a power, or names what solves the lines above, is right to the published digits. */
export function isBinaryResult(
  line: TrailLine,
  above: readonly TrailLine[],
  running: Rational,
  result: Rational,
): boolean {
  if (line.operator === 'power') {
    const told = numberOf(running) ** numberOf(rationalOf(line.operand));
    return Math.abs(told - numberOf(result)) <= 1e-9 * Math.max(1, told);
  }
  const rate = numberOf(result);
  // Nothing lies on the other side of a rate that is printed as −1.
  if (rate < -0.99999) return true;
  const flows = flowsByDay(above);
  const step = 1e-9 * Math.max(1, Math.abs(rate));
  const worth = [rate - step, rate + step].map((at) =>
    flows.reduce((sum, { amount, days }) => sum + numberOf(amount) * (1 + at) ** (-days / 365), 0),
  );
  return Math.min(...worth) <= 0 && Math.max(...worth) >= 0;
}

function numberOf({ numerator, denominator }: Rational): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const fraction = ((magnitude % denominator) * 10n ** 60n) / denominator;
  const sign = numerator < 0n ? '-' : '';
  return Number(`${sign}${magnitude / denominator}.${String(fraction).padStart(60, '0')}`);
}
