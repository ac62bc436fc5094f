import {
  type Decimal,
  decimal,
  decimalText,
  divide,
  foldedName,
  HUNDRED,
  isAboveWhole,
  isPositive,
  multiply,
  parseDecimal,
  parseLocalDate,
  sumOfWeights,
} from '@portfolio/domain';
import type { LookThroughInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** A line of the weights as it is typed. */
export interface LineFields {
  readonly id: number;
  readonly name: string;
  readonly percent: string;
}

export interface LineErrors {
  readonly name?: MessageKey;
  readonly percent?: MessageKey;
}

/** Digits of a fraction that is typed as a percentage. */
const FRACTION_DIGITS = 10;

/** A fraction as the percentage that is edited. */
export const percentText = (fraction: string) => decimalText(multiply(decimal(fraction), HUNDRED));

/** Reads a percentage with `,` or `.` before its fraction, below 0 for what is owed. */
function weightOf(percent: string): Decimal | null {
  const number = parseDecimal(percent.trim().replace('\u2212', '-').replace(',', '.'));
  return number && divide(number, HUNDRED, FRACTION_DIGITS);
}

const isBlank = ({ name, percent }: LineFields) => name.trim() === '' && percent.trim() === '';

/** The weights that are typed, what they come to, and what is wrong; lines with nothing in them do not count. */
export function weightsDraft(
  lines: readonly LineFields[],
  asOf: string,
  today: string,
): {
  readonly sum: string;
  readonly lineErrors: ReadonlyMap<number, LineErrors>;
  readonly dayError: MessageKey | null;
  readonly sumError: MessageKey | null;
  readonly parts: LookThroughInput['parts'] | null;
} {
  const told = lines.filter((line) => !isBlank(line));
  const read = told.map((line) => ({ line, name: line.name.trim(), weight: weightOf(line.percent) }));
  const weighed = read.flatMap(({ name, weight }) => (weight ? [{ name, weight }] : []));
  const sum = sumOfWeights(weighed);
  const lineErrors = new Map<number, LineErrors>();
  const seen = new Set<string>();
  for (const { line, name, weight } of read) {
    const isTwice = name !== '' && seen.has(foldedName(name));
    seen.add(foldedName(name));
    const errors: LineErrors = {
      ...(name === '' ? { name: 'allocation.enter-a-name' } : {}),
      ...(isTwice ? { name: 'allocation.name-twice' } : {}),
      ...(weight ? {} : { percent: 'allocation.enter-a-percentage' }),
    };
    if (Object.keys(errors).length > 0) lineErrors.set(line.id, errors);
  }
  const dayError = parseLocalDate(asOf) && asOf <= today ? null : 'allocation.enter-a-day';
  const sumError =
    lineErrors.size > 0 || (isPositive(sum) && !isAboveWhole(sum)) ? null : 'allocation.sum-wrong';
  const isRight = lineErrors.size === 0 && dayError === null && sumError === null;
  return {
    sum: decimalText(sum),
    lineErrors,
    dayError,
    sumError,
    parts: isRight ? weighed.map(({ name, weight }) => ({ name, weight: decimalText(weight) })) : null,
  };
}
