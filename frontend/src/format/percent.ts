import { numberParts, type NumberPart, textOf } from './number-parts.ts';

export interface PercentOptions {
  /** `fraction`: 0.0834 is 8.34 %. `percentage`: 8.34 is 8.34 %. The API has both. */
  readonly unit: 'fraction' | 'percentage';
  readonly digits?: number;
  /** Further digits that are written when the number has them. */
  readonly mostDigits?: number;
  readonly signed?: boolean;
}

/** A ratio in parts, with the sign and the place of `%` that the language asks for. */
export function percentParts(locale: string, value: string, options: PercentOptions): NumberPart[] {
  const { unit, digits = 2, mostDigits = digits, signed = false } = options;
  const fraction = unit === 'percentage' ? `${value}E-2` : value;
  return numberParts(locale, fraction, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: mostDigits,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
}

/** A ratio as one text: `2.5%`. */
export function percentText(locale: string, fraction: string): string {
  return textOf(percentParts(locale, fraction, { unit: 'fraction', digits: 0, mostDigits: 4 }));
}
