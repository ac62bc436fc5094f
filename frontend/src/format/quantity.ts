import { numberParts, type NumberPart } from './number-parts.ts';

/** Units of an instrument, or any bare number, with exactly `digits` fraction digits. */
export function quantityParts(locale: string, value: string, digits: number): NumberPart[] {
  return numberParts(locale, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A number as exact as it was given: no digit added, none left out. */
export function exactParts(locale: string, value: string): NumberPart[] {
  const digits = Math.min((value.split('.')[1] ?? '').length, 100);
  return quantityParts(locale, value, digits);
}
