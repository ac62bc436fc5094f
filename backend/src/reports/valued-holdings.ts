import {
  type AllocationKey,
  brokerShares,
  type LookThroughKind,
  LOOK_THROUGH_KINDS,
  type NoValue,
  type PositionSummary,
  type ValuedHolding,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { listIsinMetadata } from '../records/isin-metadata/isin-metadata.repository.ts';
import { allBreakdowns, type Breakdown } from '../records/look-through/look-through.repository.ts';
import type { ReadLedger } from './instrument-ledger.ts';
import type { KnownPortfolio } from './known-portfolio.ts';

/** A holding that has no value, or one of which more was sold than bought: it is in no part. */
export interface UnvaluedHolding {
  readonly isin: string;
  readonly name: string | null;
  readonly reason: NoValue | 'oversold';
}

/** Everything held that can be divided by one key, ascending by ISIN. */
export interface HoldingsByKey {
  readonly holdings: readonly ValuedHolding[];
  readonly unvalued: readonly UnvaluedHolding[];
  /** What is known of the kind looked through; empty for any other key. */
  readonly breakdowns: ReadonlyMap<string, Breakdown>;
}

function isLookThrough(key: AllocationKey): key is LookThroughKind {
  return LOOK_THROUGH_KINDS.some((kind) => kind === key);
}

/** The currency in which an instrument is traded: the one that its metadata name, or that its price is in. */
const tradedIn = ({ quote }: PositionSummary, named: string | null | undefined) =>
  named ?? quote?.close.currency ?? null;

/** The holdings of an edition with what the key needs to know of them, and no more. */
export async function holdingsByKey(
  db: Kysely<Tables>,
  readLedger: ReadLedger,
  known: KnownPortfolio,
  key: AllocationKey,
): Promise<HoldingsByKey> {
  const { holdings: positions, oversoldPositions } = known.summary;
  const metadata = new Map((await listIsinMetadata(db)).map((row) => [row.isin, row]));
  const all = isLookThrough(key) ? await allBreakdowns(db, key) : new Map<string, readonly Breakdown[]>();
  const breakdowns = new Map([...all].flatMap(([isin, [own]]) => (own ? [[isin, own] as const] : [])));
  const holdings: ValuedHolding[] = [];
  const unvalued: UnvaluedHolding[] = [];
  for (const position of positions) {
    const { isin, name, assetClass, units, marketValue, noValue } = position;
    const folded = known.positions.get(isin);
    if (marketValue === null || !folded) {
      unvalued.push({ isin, name, reason: noValue ?? 'no_price' });
      continue;
    }
    const isByBroker = key === 'broker';
    holdings.push({
      isin,
      name,
      assetClass,
      currency: tradedIn(position, metadata.get(isin)?.currency),
      units,
      marketValue,
      brokers: isByBroker ? brokerShares((await readLedger(isin, folded.state)).trades) : [],
      lookThrough: isLookThrough(key) ? { [key]: breakdowns.get(isin)?.parts ?? [] } : {},
    });
  }
  const oversold = oversoldPositions.map(({ isin, name }) => ({ isin, name, reason: 'oversold' }) as const);
  return { holdings, unvalued: [...unvalued, ...oversold], breakdowns };
}
