import { entryFees, entryTaxes } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, type Decimal, isZero, ZERO } from '../../money/decimal.ts';

/** What was paid for nothing that is owned, ≥ 0, base currency. */
export interface Charged {
  /** Fees, charges for exchanging currency, and fees by themselves. */
  readonly fees: Decimal;
  /** Withheld or charged, with any entry or by itself. */
  readonly taxes: Decimal;
}

/** What one broker charged in one calendar year. */
export interface BrokerCharges extends Charged {
  readonly year: string;
  readonly broker: string;
}

/** Nothing was charged. */
export const UNCHARGED: Charged = { fees: ZERO, taxes: ZERO };

/** Both sums of two. */
export function bothCharged(one: Charged, other: Charged): Charged {
  return { fees: add(one.fees, other.fees), taxes: add(one.taxes, other.taxes) };
}

/**
 * What each broker charged in each year, ascending by year and broker; where nothing was charged there is no line.
 *
 * @see docs/spec/gains-income-costs.md §4
 */
export function chargesOf(entries: Iterable<Transaction>): readonly BrokerCharges[] {
  const found = new Map<string, BrokerCharges>();
  for (const entry of entries) {
    const charged = { fees: entryFees(entry), taxes: entryTaxes(entry) };
    if (isZero(charged.fees) && isZero(charged.taxes)) continue;
    const { broker } = entry;
    const year = entry.date.slice(0, 4);
    const key = `${year} ${broker}`;
    found.set(key, { year, broker, ...bothCharged(found.get(key) ?? UNCHARGED, charged) });
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, charges]) => charges);
}

/** The same lines of several ledgers as those of one. */
export function chargesTogether(lines: readonly BrokerCharges[]): readonly BrokerCharges[] {
  const grouped = Map.groupBy(lines, ({ year, broker }) => `${year} ${broker}`);
  return [...grouped.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, [first, ...others]]) =>
      others.reduce((whole, line) => ({ ...whole, ...bothCharged(whole, line) }), first as BrokerCharges),
    );
}
