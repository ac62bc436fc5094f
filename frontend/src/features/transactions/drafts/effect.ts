import {
  applyTransaction,
  averageCostPerUnit,
  type Decimal,
  decimalText,
  EMPTY_POSITION,
  isNegative,
  parseDecimal,
  type PositionState,
  roundHalfEven,
  subtract,
  type TransactionDraft as Entry,
  ZERO,
} from '@portfolio/domain';
import { moneyText } from './arithmetic.ts';

/** What is held of an instrument, as the server tells it: decimal strings, base currency. */
export interface HeldBefore {
  readonly units: string;
  /** Null when more was sold than bought. */
  readonly costBasis: string | null;
}

export interface BeforeAfter {
  /** Null where nothing is held. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What an entry does to what is held of its instrument, as decimal strings in the base currency. */
export interface Effect {
  /** Cost of one unit, fees apart. */
  readonly averageCost: BeforeAfter;
  readonly units: { readonly before: string; readonly after: string };
  /** Cost of the units that leave for elsewhere. */
  readonly costOut: string;
}

/** At most so many digits: enough for any column, few enough to be told as they are. */
const COST_DIGITS = 10;

function perUnit(state: PositionState): string | null {
  const cost = averageCostPerUnit(state);
  return cost && decimalText(roundHalfEven(cost, COST_DIGITS));
}

const read = (text: string | null | undefined): Decimal => parseDecimal(text ?? '0') ?? ZERO;

/**
 * What the entry does to the units held and their cost: domain's average-cost method, one entry further.
 *
 * @param entry after every other one of its instrument
 * @returns null when more was sold than bought, before or after
 */
export function effectOf(entry: Entry, held: HeldBefore | null): Effect | null {
  const state = { ...EMPTY_POSITION, units: read(held?.units), costPool: read(held?.costBasis) };
  if (isNegative(state.units)) return null;
  const next = applyTransaction(state, { ...entry, id: 0 });
  if (isNegative(next.units)) return null;
  return {
    averageCost: { before: perUnit(state), after: perUnit(next) },
    units: { before: decimalText(state.units), after: decimalText(next.units) },
    costOut: moneyText(subtract(state.costPool, next.costPool)),
  };
}
