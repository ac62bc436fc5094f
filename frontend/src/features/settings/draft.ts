import { CURRENCIES, decimal, decimalText, multiply, parseDecimal } from '@portfolio/domain';
import type { MessageKey } from '../../i18n/message-key.ts';

const [HUNDRED, HUNDREDTH] = [decimal('100'), decimal('0.01')];

/** The currencies that totals can be told in, ascending; the current one is always among them. */
export function offeredCurrencies(current: string): readonly string[] {
  return CURRENCIES.includes(current) ? CURRENCIES : [current, ...CURRENCIES];
}

/** A fraction of the API as the percent to begin editing with: `0.025` is `2.5`. */
export function percentText(fraction: string): string {
  const known = parseDecimal(fraction);
  return known ? decimalText(multiply(known, HUNDRED)) : fraction;
}

/** Reads a yearly rate in percent, with `,` or `.` before its fraction, as the fraction of the API. */
export function percentDraft(text: string): { readonly value: string } | { readonly error: MessageKey } {
  const percent = parseDecimal(text.replace('%', '').trim().replace(',', '.').replace('−', '-'));
  return percent
    ? { value: decimalText(multiply(percent, HUNDREDTH)) }
    : { error: 'settings.enter-a-percentage' };
}
