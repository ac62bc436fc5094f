import { decimalText, isPositive, parseDecimal } from '@portfolio/domain';
import type { MessageKey } from '../../i18n/message-key.ts';

export type PositionValueDraft = { readonly value: string } | { readonly error: MessageKey };

/** Reads what was typed as the value of a position: a number above zero, with `,` or `.` as decimal mark. */
export function positionValueDraft(text: string): PositionValueDraft {
  const value = parseDecimal(text.trim().replace(',', '.'));
  if (!value) return { error: 'holdings.enter-an-amount' };
  return isPositive(value) ? { value: decimalText(value) } : { error: 'holdings.above-zero' };
}

/** The value as the text to begin editing with: no zeros that nobody typed. */
export function editableText(value: string | null): string {
  const known = value === null ? null : parseDecimal(value);
  return known ? decimalText(known, 2) : '';
}
