import type { LocalDate } from '../../calendar/local-date.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { PricePoint } from '../../valuation/price-series.ts';

/** What the entries of one instrument on one day come to, base currency. */
export interface BookedDay {
  readonly date: LocalDate;
  /** Held in the evening; below 0 when more was sold than bought. */
  readonly units: Decimal;
  /** What the splits of the day turn one unit into; null without any. */
  readonly split: { readonly newUnits: bigint; readonly oldUnits: bigint } | null;
  /** Money put in and taken out, without the value of units that came or went. */
  readonly inflow: Decimal;
  readonly outflow: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  readonly income: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  /** Units, as they count in the evening, that came from elsewhere or went there. */
  readonly unitsIn: Decimal;
  readonly unitsOut: Decimal;
  /** The price of the last trade of the day; null when nothing was paid. */
  readonly price: PricePoint | null;
}
