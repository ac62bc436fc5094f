/** A piece of a written number, named as `Intl.NumberFormat.prototype.formatToParts` names it. */
export type NumberPart = Intl.NumberFormatPart;

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
}

/**
 * A decimal string written for a reader, in parts.
 *
 * The string goes to Intl as it is, so that no digit passes through a binary number. A minus is the true minus
 * sign (U+2212); a number that rounds to zero has no sign.
 *
 * @param value a decimal number as the API writes it, with or without an exponent
 */
export function numberParts(locale: string, value: string, options: Intl.NumberFormatOptions): NumberPart[] {
  const parts = formatFor(locale, { signDisplay: 'negative', ...options }).formatToParts(
    value as Intl.StringNumericLiteral,
  );
  return parts.map((part) => (part.type === 'minusSign' ? { type: part.type, value: '\u2212' } : part));
}

/** The parts as one text. */
export function textOf(parts: readonly NumberPart[]): string {
  return parts.map((part) => part.value).join('');
}

/** Digits of the fraction that a currency is counted in: 2 for EUR, 0 for JPY. */
export function currencyDigits(currency: string): number {
  return formatFor('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
