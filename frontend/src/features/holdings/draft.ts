import { compare, decimalText, isPositive, parseDecimal, ZERO } from '@portfolio/domain';

export type PositionValueDraft = { readonly value: string } | { readonly error: string };

/** Reads what was typed as the value of a position: a number above zero, with `,` or `.` as decimal mark. */
export function positionValueDraft(text: string): PositionValueDraft {
  const value = parseDecimal(text.trim().replace(',', '.'));
  if (!value) return { error: 'Enter an amount, such as 1234.56.' };
  return isPositive(value) ? { value: decimalText(value) } : { error: 'The value must be above 0.' };
}

/** The value as the text to begin editing with: no zeros that nobody typed. */
export function editableText(value: string | null): string {
  const known = value === null ? null : parseDecimal(value);
  return known ? decimalText(known, 2) : '';
}

/** Heaviest first; the weights are the API's decimal strings. */
export function heaviestFirst<T extends { readonly weight: string }>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, weight: parseDecimal(item.weight) ?? ZERO }))
    .sort((left, right) => compare(right.weight, left.weight))
    .map(({ item }) => item);
}
