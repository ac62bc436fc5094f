import type { IsinRefusal } from '../ledger/isin.ts';

/** Why a text is no ISIN, in words for the person who has the file: `isin: …`. */
export function isinError(refusal: IsinRefusal, text: string): string {
  switch (refusal.code) {
    case 'isin_length':
      return text === '' ? 'isin: missing' : 'isin: must have exactly 12 characters';
    case 'isin_pattern':
      return 'isin: must be two letters, nine letters or digits, and a check digit';
    case 'isin_check_digit':
      return `isin: the check digit should be ${refusal.expected}; is a character mistyped?`;
  }
}
