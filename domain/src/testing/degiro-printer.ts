import { grossAmount } from '../ledger/trade-amounts.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import { add, type Decimal, isZero, multiply, negate } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { roundHalfEven } from '../money/round.ts';
import type { TradeDraft } from '../statements/statement.ts';
import type { PrintedHeader } from './degiro-headers.ts';

export interface DegiroPrinting {
  readonly header: PrintedHeader;
  readonly style: 'comma' | 'dot';
  readonly delimiter: ',' | ';' | '\t';
  readonly lineBreak: '\n' | '\r\n' | '\r';
  /** What groups the thousands of amounts: nothing, the other sign, or a space. */
  readonly groups: '' | 'sign' | ' ' | '\u202F' | "'";
}

/** Writes trades down as DEGIRO would, in any of its layouts; the account is in EUR. The older ones know no AutoFX fee. */
export function printDegiro(drafts: readonly TradeDraft[], printing: DegiroPrinting): string {
  const cells = drafts.map((draft) => cellsOf(draft, printing));
  const lines = [printing.header.line.split(','), ...cells].map((line) =>
    line.map((cell) => quoted(cell, printing.delimiter)).join(printing.delimiter),
  );
  return lines.join(printing.lineBreak) + printing.lineBreak;
}

function cellsOf(draft: TradeDraft, printing: DegiroPrinting): string[] {
  const number = (value: Decimal, digits: number): string => numberText(value, digits, printing);
  const amount = (value: Decimal): string => number(roundHalfEven(value, 2), 2);
  const isBuy = draft.type === 'BUY';
  const signed = (value: Decimal): Decimal => (isBuy ? negate(value) : value);
  const quantity = number(isBuy ? draft.units : negate(draft.units), 0);
  const price = number(draft.price, 4);
  const local = amount(signed(multiply(draft.units, draft.price)));
  const value = amount(signed(grossAmount(draft)));
  const rate = draft.exchangeRate ? number(draft.exchangeRate, 4) : '';
  const fee = isZero(draft.fee) ? '' : number(negate(draft.fee), 2);
  const fxFee = number(negate(draft.fxFee), 2);
  const total = amount(netAmount(draft));
  const withoutFx = amount(add(netAmount(draft), draft.fxFee));
  const date = draft.date.split('-').reverse().join('-');
  const begin = [date, draft.time ?? '', draft.product ?? '', draft.isin, 'XET'];
  const id = draft.externalId ?? '';
  const { currency } = draft;
  if (printing.header.layout === 'currency-first') {
    const amounts = [quantity, currency, price, currency, local, 'EUR', value, rate, 'EUR', fee, 'EUR'];
    return [...begin, ...amounts, withoutFx, id];
  }
  const trade = [...begin, 'XETA', quantity, price, currency, local, currency, value];
  return printing.header.layout === 'amount-first'
    ? [...trade, 'EUR', rate, fee, fee && 'EUR', withoutFx, 'EUR', id]
    : [...trade, rate, fxFee, fee, total, '', id];
}

function numberText(value: Decimal, digits: number, { style, groups }: DegiroPrinting): string {
  const [point, group] = style === 'comma' ? [',', '.'] : ['.', ','];
  const [whole = '', fraction = ''] = decimalText(value, digits).split('.');
  const separator = groups === 'sign' ? group : groups;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
  return fraction === '' ? grouped : grouped + point + fraction;
}

function quoted(cell: string, delimiter: string): string {
  return [delimiter, '"', '\n', '\r'].some((special) => cell.includes(special))
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
