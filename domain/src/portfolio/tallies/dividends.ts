import type { LocalDate } from '../../calendar/local-date.ts';
import { feesPaid } from '../../ledger/trade-amounts.ts';
import { entryAmount } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, type Decimal, isPositive, subtract, sum } from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';

/** What was paid out. Base currency, at the rate that was recorded with each payment. */
export interface Income {
  readonly gross: Decimal;
  /** Withheld. */
  readonly tax: Decimal;
  readonly fees: Decimal;
  /** Gross − tax − fees. */
  readonly net: Decimal;
}

/** One payment of an instrument. */
export interface Payment extends Income {
  readonly isin: string;
  readonly date: LocalDate;
}

/**
 * The dividends among some entries, in their order.
 *
 * @see docs/spec/gains-income-costs.md §3
 */
export function paymentsOf(entries: readonly Transaction[]): readonly Payment[] {
  return entries.flatMap((entry): Payment[] => {
    if (entry.type !== 'DIVIDEND') return [];
    const { isin, date, tax } = entry;
    const [gross, fees] = [entryAmount(entry), feesPaid(entry)];
    return [{ isin, date, gross, tax, fees, net: subtract(gross, add(tax, fees)) }];
  });
}

/** The sums over payments. */
export function incomeOf(payments: readonly Income[]): Income {
  return {
    gross: sum(payments.map(({ gross }) => gross)),
    tax: sum(payments.map(({ tax }) => tax)),
    fees: sum(payments.map(({ fees }) => fees)),
    net: sum(payments.map(({ net }) => net)),
  };
}

/** How payments can be put together. */
export type IncomeGroup = 'month' | 'year' | 'instrument';

const KEYS: Readonly<Record<IncomeGroup, (payment: Payment) => string>> = {
  month: ({ date }) => date.slice(0, 7),
  year: ({ date }) => date.slice(0, 4),
  instrument: ({ isin }) => isin,
};

/** The sums over the payments of each month, year or instrument, ascending by it. */
export function incomeBy(
  group: IncomeGroup,
  payments: readonly Payment[],
): readonly (readonly [string, Income])[] {
  const grouped = Map.groupBy(payments, KEYS[group]);
  return [...grouped]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, of]) => [key, incomeOf(of)]);
}

/**
 * What a year pays out for each unit of money that holdings cost, or are worth.
 *
 * @param gross of the last year
 * @param base  cost basis, or market value
 * @returns a fraction; null when the base is not above zero
 */
export function yieldOn(gross: Decimal, base: Decimal): Decimal | null {
  return isPositive(base) ? divide(gross, base, PUBLISHED_DIGITS) : null;
}
