import type { LocalDate } from '../../../calendar/local-date.ts';
import type { CostBasisMethod } from '../../../ledger/cost-basis-method.ts';
import type { Transaction } from '../../../ledger/transaction.ts';
import type { Decimal } from '../../../money/decimal.ts';
import type { PortfolioDays } from '../../days/portfolio-days.ts';
import type { RatedHolding } from '../../tallies/cost-ratio.ts';
import type { Sale } from '../../tallies/sales.ts';

/** A position that units are held of, and what its fund costs in a year; null when nobody has said. */
export interface TalliedHolding extends RatedHolding {
  readonly costBasis: Decimal | null;
}

/** One instrument, or what belongs to none. */
export interface TalliedInstrument {
  /** Empty for what belongs to no instrument. */
  readonly isin: string;
  /** In ledger order. */
  readonly entries: readonly Transaction[];
  /** All of them, by the method asked for. */
  readonly sales: readonly Sale[];
  /** Null where no units are held. */
  readonly holding: TalliedHolding | null;
}

/** A stretch of time of the portfolio or of one instrument. */
export interface TallySubject {
  /** Ascending by ISIN; what belongs to none first. */
  readonly instruments: readonly TalliedInstrument[];
  /** Whether one instrument alone was asked about. */
  readonly isOne: boolean;
  /** Half-open (from, to]. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null for all. */
  readonly broker: string | null;
  readonly method: CostBasisMethod;
  /** The evenings that values are averaged over, (from, to]; or why there is no average. */
  readonly evenings:
    | { readonly days: PortfolioDays; readonly from: number; readonly to: number }
    | 'not_held'
    | 'no_price'
    | 'no_rate'
    | 'oversold';
}

/** Whether an entry is in the stretch, and at the broker. */
export function isTallied(
  { from, to, broker }: Pick<TallySubject, 'from' | 'to' | 'broker'>,
  entry: Pick<Transaction, 'date' | 'broker'>,
): boolean {
  return entry.date > from && entry.date <= to && (broker === null || entry.broker === broker);
}
