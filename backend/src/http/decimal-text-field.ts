import { decimalText } from '@portfolio/domain';
import { chain, field } from './field.ts';
import { decimalReader, type DecimalRule, decimalSchema } from './number-fields.ts';

/** Zeros at the end of a text are kept up to here; nobody means more of them. */
const MOST_KEPT_DIGITS = 10;

/** Fraction digits of a text in plain notation, zeros at the end included; 0 with an exponent or as a JSON number. */
function writtenFractionDigits(value: unknown): number {
  const fraction = typeof value === 'string' ? /^\s*[+-]?\d*\.(\d*)\s*$/.exec(value)?.[1] : undefined;
  return Math.min(fraction?.length ?? 0, MOST_KEPT_DIGITS);
}

/** A decimal kept as the text that was entered, in plain notation: `"24.50"` keeps its zero, `"1e3"` is `"1000"`. */
export function decimalTextField(rule: DecimalRule) {
  const read = decimalReader(rule);
  return field(decimalSchema(rule), (value) =>
    chain(read, (number) => ({ value: decimalText(number, writtenFractionDigits(value)) }))(value),
  );
}
