import type { LocalDate } from '../calendar/local-date.ts';
import { type NetCash, netCash } from '../ledger/net-cash.ts';
import {
  averageCostPerUnit,
  costBasis,
  costBasisWithFees,
  type PositionKind,
  positionKind,
  type PositionState,
} from '../ledger/position.ts';
import { add, type Decimal, isPositive, subtract, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import type { NoValue, Quote, Valuation, ValuationSource } from '../valuation/valuation.ts';

/** What is known of an instrument beyond its trades. */
export interface InstrumentFacts {
  readonly name: string | null;
  readonly assetClass: string | null;
}

/** One line of the portfolio. Amounts in the base currency; a figure that cannot be had is null. */
export interface PositionSummary extends InstrumentFacts, NetCash {
  readonly isin: string;
  readonly kind: PositionKind;
  readonly units: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  /** Gross dividends. */
  readonly income: Decimal;
  readonly entryCount: number;
  readonly costBasis: Decimal | null;
  readonly costBasisWithFees: Decimal | null;
  readonly averageCostPerUnit: Decimal | null;
  /** Null for an oversold position of which no unit sold is known to have been bought: unknown is not 0. */
  readonly realisedGain: Decimal | null;
  readonly realisedGainWithFees: Decimal;
  /** Market value − cost basis. */
  readonly unrealisedGain: Decimal | null;
  /** Realised + unrealised gain + income − fees − taxes; null where the unrealised gain is. */
  readonly totalGain: Decimal | null;
  /** 0 for a closed position, null for an oversold one and for a holding nobody has valued. */
  readonly marketValue: Decimal | null;
  readonly price: Decimal | null;
  readonly priceDate: LocalDate | null;
  readonly valuationSource: ValuationSource | null;
  /** The close that a holding is valued by; null when its value was entered or it has none. */
  readonly quote: Quote | null;
  /** Why a holding has no value; null when it has one, and for what is no holding. */
  readonly noValue: NoValue | null;
  /** Market value / market value of all holdings, a fraction; null unless a holding with a value. */
  readonly weight: Decimal | null;
}

/** Everything that an instrument has earned, by the method that the realised and the unrealised gain are of. */
export function totalGain(
  { realisedGain, income, fees, taxes }: Pick<PositionState, 'realisedGain' | 'income' | 'fees' | 'taxes'>,
  unrealisedGain: Decimal | null,
): Decimal | null {
  if (unrealisedGain === null) return null;
  return subtract(add(add(realisedGain, unrealisedGain), income), add(fees, taxes));
}

/**
 * The figures of one position.
 *
 * A valuation counts only for a holding: a closed position is worth 0 and an oversold one cannot be valued.
 *
 * @param valuation  of the units held, or why there is none
 * @param totalValue market value of all holdings, for the weight
 */
export function positionSummary(
  isin: string,
  state: PositionState,
  facts: InstrumentFacts,
  valuation: Valuation | NoValue,
  totalValue: Decimal,
): PositionSummary {
  const kind = positionKind(state);
  const counted = kind === 'holding' && typeof valuation !== 'string' ? valuation : null;
  const basis = costBasis(state);
  const marketValue = kind === 'closed' ? ZERO : (counted?.marketValue ?? null);
  const unrealisedGain = marketValue && basis && subtract(marketValue, basis);
  return {
    isin,
    name: facts.name,
    assetClass: facts.assetClass,
    kind,
    units: state.units,
    purchases: state.purchases,
    proceeds: state.proceeds,
    fees: state.fees,
    taxes: state.taxes,
    income: state.income,
    entryCount: state.entryCount,
    ...netCash(state, marketValue),
    costBasis: basis,
    costBasisWithFees: costBasisWithFees(state),
    averageCostPerUnit: averageCostPerUnit(state),
    realisedGain: kind === 'oversold' && !state.hasRealised ? null : state.realisedGain,
    realisedGainWithFees: state.realisedGainWithFees,
    unrealisedGain,
    totalGain: totalGain(state, unrealisedGain),
    marketValue,
    price: counted?.price ?? null,
    priceDate: counted?.priceDate ?? null,
    valuationSource: counted?.source ?? null,
    quote: counted?.quote ?? null,
    noValue: kind === 'holding' && typeof valuation === 'string' ? valuation : null,
    weight:
      counted && isPositive(totalValue) ? divide(counted.marketValue, totalValue, PUBLISHED_DIGITS) : null,
  };
}
