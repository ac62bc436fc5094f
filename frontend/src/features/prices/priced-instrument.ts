import type { Listing, ListingSource, PriceState } from '../../api/wire.ts';

/** An instrument as the ledger names it. */
export interface TradedInstrument {
  readonly isin: string;
  readonly name: string | null;
}

/** An instrument with what is known of its prices. */
export interface PricedInstrument {
  readonly isin: string;
  readonly name: string;
  /** Whether units of it are held, so that a price is wanted. */
  readonly isHeld: boolean;
  /** In the order in which they are asked; none when no listing was chosen. */
  readonly sources: readonly ListingSource[];
  /** When they were chosen; null when no listing was. */
  readonly listedAt: string | null;
  /** Null when nothing is known and nobody was asked. */
  readonly state: PriceState | null;
}

/** Every instrument that is held, traded, listed or has a close: those that are held first, then by name. */
export function pricedInstruments(
  held: readonly TradedInstrument[],
  others: readonly TradedInstrument[],
  states: readonly PriceState[],
  listings: readonly Listing[],
): PricedInstrument[] {
  const names = new Map([...held, ...others].map(({ isin, name }) => [isin, name]));
  const isins = new Set([...names.keys(), ...[...states, ...listings].map(({ isin }) => isin)]);
  return [...isins]
    .map((isin) => {
      const listing = listings.find((each) => each.isin === isin);
      return {
        isin,
        name: names.get(isin) ?? isin,
        isHeld: held.some((each) => each.isin === isin),
        sources: listing?.sources ?? [],
        listedAt: listing?.updated_at ?? null,
        state: states.find((state) => state.isin === isin) ?? null,
      };
    })
    .sort((left, right) =>
      right.isHeld === left.isHeld ? left.name.localeCompare(right.name) : left.isHeld ? -1 : 1,
    );
}
