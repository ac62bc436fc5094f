import { decimal, type Decimal, equals } from '@portfolio/domain';
import type { WhyWire } from '../reports/why/why.schema.ts';

/** What a line says about the line above it, as far as it can be told without a division. */
function followsFrom(before: string, line: WhyWire['lines'][number]): boolean {
  const { operator, operand, result } = line;
  const [running, moved, shown] = [decimal(before), decimal(operand), decimal(result)];
  if (operator === 'start') return equals(moved, shown);
  if (operator === 'plus' || operator === 'minus') {
    const scale = 60;
    const at = (number: typeof moved) => number.digits * 10n ** BigInt(scale - number.scale);
    return at(running) + (operator === 'plus' ? at(moved) : -at(moved)) === at(shown);
  }
  return true;
}

/** Whether all lines are there, follow from each other and end in the very text that is shown. */
export function isWholeTrail(answer: WhyWire): boolean {
  let before = '0';
  for (const line of answer.lines) {
    if (!followsFrom(before, line)) return false;
    before = line.result;
  }
  return answer.lines.length === answer.lines_total && before === answer.value;
}

/** What a trail comes to before it is rounded: the operand of the lines that name its figure. */
export function unrounded({ lines }: WhyWire): Decimal {
  const last = lines.at(-1);
  const exact = last?.operator === 'round' ? lines.at(-2) : last;
  return decimal(exact?.result ?? '0');
}
