import fc from 'fast-check';
import { localDate } from '../calendar/local-date.ts';
import { parseLocalTime } from '../calendar/local-time.ts';
import type { Transaction, TransactionDraft } from '../ledger/transaction.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyTrade, positiveDecimal } from './arbitraries.ts';
import { SOME_BROKER, SOME_ISIN, trades } from './trades.ts';

const LINE = new RegExp(
  [
    /^(?<date>\S{10})(?: (?<time>[\d:]{5,8}))? (?<type>DIVIDEND|SPLIT|FEE|TAX|TRANSFER_IN|TRANSFER_OUT)/,
    / (?<number>[\d.]+)(?::(?<old>\d+))?(?: (?<isin>[A-Z]{2}\w{10}|-))?/,
    /(?: @ (?<price>\S+))?(?: (?<currency>[A-Z]{3}))?(?: \/ (?<rate>\S+))?(?: acquired (?<acquired>\S+))?/,
    /(?: fee (?<fee>\S+))?(?: tax (?<tax>\S+))?(?: at (?<broker>\S+))?$/,
  ]
    .map((part) => part.source)
    .join(''),
);

/**
 * Entries of every type from lines: trades as `trades` reads them, and
 *
 * - `DATE [TIME] DIVIDEND AMOUNT …`, `FEE AMOUNT …`, `TAX AMOUNT …`; with the ISIN `-` of the portfolio as a whole
 * - `DATE [TIME] SPLIT NEW:OLD …`
 * - `DATE [TIME] TRANSFER_IN UNITS [@ PRICE …] [acquired DATE] …`, `TRANSFER_OUT UNITS …`
 *
 * each followed by `[ISIN] [CURRENCY] [/ RATE] [fee FEE] [tax TAX] [at BROKER]`. Numbered from 1.
 *
 * @throws RangeError at a line that reads otherwise
 */
export function entries(text: string): readonly Transaction[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => entry(line, index + 1));
}

function entry(line: string, id: number): Transaction {
  const part = LINE.exec(line)?.groups;
  if (!part) return { ...(trades(line)[0] as Transaction), id };
  const number = part['number'] ?? '';
  const common = {
    id,
    date: localDate(part['date'] ?? ''),
    time: parseLocalTime(part['time'] ?? ''),
    isin: part['isin'] ?? SOME_ISIN,
    broker: part['broker'] ?? SOME_BROKER,
    currency: part['currency'] ?? 'EUR',
    exchangeRate: part['rate'] === undefined ? null : decimal(part['rate']),
    fee: decimal(part['fee'] ?? '0'),
    fxFee: decimal('0'),
    tax: decimal(part['tax'] ?? '0'),
  };
  const type = part['type'] as Exclude<Transaction['type'], 'BUY' | 'SELL'>;
  switch (type) {
    case 'DIVIDEND':
      return { ...common, type, amount: decimal(number) };
    case 'SPLIT':
      return { ...common, type, newUnits: BigInt(number), oldUnits: BigInt(part['old'] ?? '1') };
    case 'FEE':
    case 'TAX':
      return { ...common, type, isin: common.isin === '-' ? null : common.isin, amount: decimal(number) };
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT': {
      const price = part['price'] === undefined ? null : decimal(part['price']);
      const acquired = part['acquired'] === undefined ? null : localDate(part['acquired']);
      return { ...common, type, units: decimal(number), price, acquired };
    }
  }
}

const ratio = fc.bigInt({ min: 1n, max: 5n });

/** One entry of one instrument, trades more often than all others. */
export function anyEntry(): fc.Arbitrary<TransactionDraft> {
  return fc
    .tuple(anyTrade(), fc.nat({ max: 13 }), positiveDecimal(2), ratio, ratio, fc.option(anyTrade()))
    .map(([trade, kind, amount, newUnits, oldUnits, bought]): TransactionDraft => {
      const { type, units, price, ...common } = trade;
      switch (kind) {
        case 0:
          return { ...common, type: 'DIVIDEND', amount };
        case 1:
          return { ...common, type: 'SPLIT', newUnits, oldUnits };
        case 2:
          return { ...common, type: 'FEE', amount };
        case 3:
          return { ...common, type: 'TAX', amount };
        case 4:
          return { ...common, type: 'TRANSFER_IN', units, price, acquired: bought && bought.date };
        case 5:
          return { ...common, type: 'TRANSFER_IN', units, price: null, acquired: null };
        case 6:
        case 7:
          return { ...common, type: 'TRANSFER_OUT', units, price: null, acquired: null };
        default:
          return { ...common, type, units, price };
      }
    });
}

/** Entries of one instrument in no order, numbered in the order of recording. */
export function anyEntries(maxLength = 24): fc.Arbitrary<readonly Transaction[]> {
  return fc
    .array(anyEntry(), { maxLength })
    .map((drafts) => drafts.map((draft, index) => ({ ...draft, id: index + 1 })));
}
