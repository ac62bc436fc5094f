import { decimal, decimalText, inWholeUnits, localDate, multiply, normalise, ONE } from '@portfolio/domain';
import { NO_ISIN, type NounColumns, type RowOf } from '../../db/tables.ts';
import type { Work } from '../../db/unit-of-work.ts';
import { valueError } from '../../http/field.ts';
import { ValidationProblem } from '../../http/problem.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import { rateOfDay } from './rate-of-day.ts';

type Columns = NounColumns['transactions'];

/** A transaction that is not in the ledger yet; in the base currency unless it says another. */
export type NewTransaction = Omit<Columns, 'created_at' | 'updated_at' | 'currency'> & { currency?: string };

const NOTHING = decimalText(decimal('0'));

/** What a transaction has where nothing else is said. */
export const EMPTY_TRANSACTION = {
  time: null,
  exchange_rate: null,
  fee: NOTHING,
  fx_fee: NOTHING,
  external_id: null,
  product: null,
  row_identity: null,
  isin: NO_ISIN,
  units: null,
  price_per_unit: null,
  tax: NOTHING,
  amount: null,
  new_units: null,
  old_units: null,
  acquired_on: null,
  note: null,
} as const satisfies Partial<NewTransaction>;

/**
 * A price in another currency needs the rate of its trade, and only such a price has one. Where none is given it is the
 * last one published on or before the day.
 *
 * @throws ValidationProblem `exchange_rate_missing` when none is known, `exchange_rate_not_wanted`
 */
export async function ratedColumns<T extends Pick<Columns, 'currency' | 'exchange_rate' | 'date'>>(
  { trx }: Pick<Work, 'trx'>,
  columns: T,
  base: string,
): Promise<T> {
  const { currency, exchange_rate: rate, date } = columns;
  const isForeign = currency !== base;
  if (isForeign === (rate !== null)) return columns;
  const published = isForeign ? await rateOfDay(trx, currency, base, localDate(date)) : null;
  if (published !== null) return { ...columns, exchange_rate: published };
  const { message, ...error } = isForeign
    ? valueError(
        'exchange_rate_missing',
        `a price in ${currency} needs exchange_rate: units of ${currency} for one ${base}`,
        { currency, base },
      )
    : valueError('exchange_rate_not_wanted', `exchange_rate is only for a currency other than ${base}`, {
        base,
      });
  throw new ValidationProblem([{ loc: ['body', 'exchange_rate'], msg: message, input: rate, ...error }]);
}

/** What a transaction says in its currency. */
const IN_CURRENCY = ['price_per_unit', 'amount', 'exchange_rate'] as const;

/** Most fraction digits of what is recorded. */
const MOST_DIGITS = 10;

/**
 * What was said in hundredths of a currency, as exchanges quote, in the currency itself: 1234 GBX are 12.34 GBP.
 *
 * @throws ValidationProblem when that would be finer than anything that is recorded
 */
export function inCurrencyItself<T extends Pick<Columns, 'currency' | (typeof IN_CURRENCY)[number]>>(
  columns: T,
): T {
  const { amount: one, currency } = inWholeUnits(ONE, columns.currency);
  if (one === ONE) return { ...columns, currency };
  const told = IN_CURRENCY.map((member) => {
    const said = columns[member];
    const amount = said === null ? null : normalise(multiply(decimal(said), one));
    if (amount !== null && amount.scale > MOST_DIGITS) throw tooFine(member, said);
    return [member, amount && decimalText(amount)] as const;
  });
  return { ...columns, ...Object.fromEntries(told), currency };
}

function tooFine(member: string, input: unknown): ValidationProblem {
  const most = MOST_DIGITS - 2;
  const msg = `Decimal input should have no more than ${most} decimal places`;
  const error = { type: 'decimal_max_places', ctx: { decimal_places: most } } as const;
  return new ValidationProblem([{ loc: ['body', member], msg, input, ...error }]);
}

type Worded = Pick<
  Columns,
  'transaction_type' | 'units' | 'amount' | 'new_units' | 'old_units' | 'isin' | 'date'
>;

/** In words: `BUY 12 IE00BK5BQT80 of 2026-11-24`. */
export function entryWords(row: Worded): string {
  const { transaction_type: type, new_units: newUnits, old_units: oldUnits } = row;
  const size = type === 'SPLIT' ? `${newUnits}:${oldUnits}` : (row.units ?? row.amount);
  return [type, size, row.isin, 'of', row.date].filter((word) => word !== NO_ISIN).join(' ');
}

/** Writes a transaction into the ledger as part of a change; a value of its position that it makes untrue goes. */
export async function insertTransaction(work: Work, given: NewTransaction): Promise<RowOf<'transactions'>> {
  const base = await baseCurrency(work.trx);
  const columns = { currency: base, ...given, created_at: work.at, updated_at: work.at };
  const rated = await ratedColumns(work, inCurrencyItself(columns), base);
  const insert = async () => await work.change.insert('transactions', [rated]);
  const [row] = await retirePositionValues(work, new Set([columns.isin]), insert);
  if (!row) throw new Error('an inserted row has come back empty');
  return row;
}
