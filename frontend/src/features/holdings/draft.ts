import { decimalText, isPositive, parseDecimal } from '@portfolio/domain';
import type { MessageKey } from '../../i18n/message-key.ts';

export type PositionValueDraft = { readonly value: string } | { readonly error: MessageKey };

/** Reads what was typed as the value of a position: a number above zero, with `,` or `.` as decimal mark. */
export function positionValueDraft(text: string): PositionValueDraft {
  const value = parseDecimal(text.trim().replace(',', '.'));
  if (!value) return { error: 'holdings.enter-an-amount' };
  return isPositive(value) ? { value: decimalText(value) } : { error: 'holdings.above-zero' };
}
