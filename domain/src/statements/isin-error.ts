import type { IsinRefusal } from '../ledger/isin.ts';
import { type RowReason, rowReason } from './row-reason.ts';

/** Why a text is no ISIN, for the person who has the file. */
export function isinError(refusal: IsinRefusal, text: string): RowReason {
  switch (refusal.code) {
    case 'isin_length':
      return text === '' ? rowReason('isin', 'missing') : rowReason('isin', 'wrong_length', { length: '12' });
    case 'isin_pattern':
      return rowReason('isin', 'isin_pattern');
    case 'isin_check_digit':
      return rowReason('isin', 'isin_check_digit', { expected: refusal.expected });
  }
}
