import type { LocalDate } from '../calendar/local-date.ts';
import { absolute, add, type Decimal, isZero, multiply, ONE, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { inWholeUnits, type QuotedAmount } from '../money/subunits.ts';
import { cellOf, numberOf } from './cells.ts';
import type { ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import type { RowReading } from './table.ts';

/** Columns of charges by what the ledger keeps them as; whatever else the broker may charge is in the total alone. */
const CHARGES = {
  fxFee: ['currency conversion fee'],
  fee: ['transaction fee', 'finra fee', 'ptm levy', 'deposit fee'],
  tax: ['stamp duty', 'stamp duty reserve tax', 'french transaction tax', 'taxes'],
} as const;

/** A column that has its currency in the header, or none; empty when there is no such column. */
function headedColumn({ table }: RowReading, name: string): string {
  if (table.indexOf.has(name)) return name;
  for (const column of table.indexOf.keys()) {
    if (column.startsWith(`${name} (`) && /^.* \([a-z]{3}\)$/.test(column)) return column;
  }
  return '';
}

/** The currency of an amount by its header or by the column beside it; null when neither says. */
export function headedCurrency(reading: RowReading, name: string): string | null {
  const beside = cellOf(reading, `currency (${name})`);
  if (/^[A-Za-z]{3}$/.test(beside)) return beside;
  const headed = / \(([a-z]{3})\)$/.exec(headedColumn(reading, name))?.[1];
  return headed?.toUpperCase() ?? null;
}

/** What the cash account saw, without sign; null when the row has none. */
export function totalOf(reading: RowReading): Decimal | null {
  const column = ['total', 'net total']
    .map((name) => headedColumn(reading, name))
    .find((name) => name !== '');
  return column === undefined ? null : numberOf(reading, column, 'total');
}

/** All charges of a trade in the account's currency. */
export function chargesOf(
  reading: RowReading,
  { date, account }: ToldEntry,
): Pick<ToldEntry, 'fee' | 'fxFee' | 'tax'> {
  const sumOf = (field: keyof typeof CHARGES): Decimal =>
    CHARGES[field].reduce((sum: Decimal, name) => {
      const name_ = field === 'fxFee' ? 'fx_fee' : field;
      const amount = absolute(numberOf(reading, headedColumn(reading, name), name_) ?? ZERO);
      const currency = headedCurrency(reading, name) ?? account;
      const converted = date && convertedTo(reading, { amount, currency }, account, date);
      return add(sum, converted ?? ZERO);
    }, ZERO);
  return { fxFee: sumOf('fxFee'), fee: sumOf('fee'), tax: sumOf('tax') };
}

/** An amount in another currency by the published rates of the day; null after an error. */
export function convertedTo(
  reading: RowReading,
  quoted: QuotedAmount,
  target: string,
  date: LocalDate,
): Decimal | null {
  const { base, rateOn } = reading.context;
  const { amount, currency } = inWholeUnits(quoted.amount, quoted.currency);
  if (currency === target || isZero(amount)) return amount;
  const rates = [currency, target].map((code) => (code === base ? ONE : rateOn(code, date)));
  const [from, to] = rates;
  if (from && to) return divide(multiply(amount, to), from, PUBLISHED_DIGITS);
  const missing = from ? target : currency;
  reading.errors.push(rowReason('tax', 'rate_of_day_missing', { currency: missing, base, date }));
  return null;
}
