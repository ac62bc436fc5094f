import type { IsinMetadata } from '../../api/wire.ts';

/** An instrument that is traded: its ISIN, and what it is called in the trades. */
export interface TradedInstrument {
  readonly isin: string;
  readonly name: string | null;
}

/** An instrument with what is known of it. */
export interface Instrument {
  readonly isin: string;
  readonly name: string;
  /** Null when nobody has entered any. */
  readonly metadata: IsinMetadata | null;
}

/** Every instrument that is traded or known: those without metadata first, then by name. */
export function instrumentsOf(
  known: readonly IsinMetadata[],
  traded: readonly TradedInstrument[],
): Instrument[] {
  const isins = new Set(known.map(({ isin }) => isin));
  const lacking = traded
    .filter(({ isin }) => !isins.has(isin))
    .map(({ isin, name }): Instrument => ({ isin, name: name ?? isin, metadata: null }));
  const byName = (instruments: Instrument[]) =>
    instruments.sort((left, right) => left.name.localeCompare(right.name));
  const named = known.map((metadata): Instrument => {
    const { isin, name } = metadata;
    return { isin, name, metadata };
  });
  return [...byName(lacking), ...byName(named)];
}
