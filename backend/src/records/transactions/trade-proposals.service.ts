import type { RowOf } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { instrumentNames } from '../isin-metadata/isin-metadata.repository.ts';
import { newestFees, newestTrades, type TradeGroup, tradeGroups } from './trade-proposals.repository.ts';

export interface BrokerProposal {
  readonly broker: string;
  readonly count: number;
  readonly lastFee: string;
  readonly usualFee: string;
}

export interface InstrumentProposal {
  readonly last: RowOf<'transactions'> & { readonly price_per_unit: string };
  readonly name: string | null;
  readonly count: number;
}

/** So many of each are proposed at most. */
const MOST = 500;
/** Brokers change their prices: what is usual is told by the newest trades alone. */
const FEES_LOOKED_AT = 50;

/** The one that occurs most often; of several the one that occurs first. */
function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first = ['0', 0] as const] = [...counts].sort(([, left], [, right]) => right - left);
  return first[0];
}

async function brokersOf(deps: Deps, groups: readonly TradeGroup[]): Promise<BrokerProposal[]> {
  const counts = new Map<string, number>();
  for (const { broker, count } of groups) counts.set(broker, (counts.get(broker) ?? 0) + count);
  const mostUsed = [...counts].sort(
    ([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1),
  );
  const proposals: BrokerProposal[] = [];
  for (const [broker, count] of mostUsed.slice(0, MOST)) {
    const fees = await newestFees(deps.database.read, broker, FEES_LOOKED_AT);
    proposals.push({ broker, count, lastFee: fees[0] ?? '0', usualFee: mostFrequent(fees) });
  }
  return proposals;
}

/** Instruments with what is known of them, by the day of their newest trade. */
function instrumentsIn(groups: readonly TradeGroup[]) {
  const known = new Map<string, { count: number; lastDay: string; product: string | null }>();
  for (const { isin, count, lastDay, product } of groups) {
    const before = known.get(isin);
    const isNewer = before === undefined || lastDay > before.lastDay;
    known.set(isin, {
      count: count + (before?.count ?? 0),
      lastDay: isNewer ? lastDay : before.lastDay,
      product: (isNewer ? product : before.product) ?? before?.product ?? product,
    });
  }
  return known;
}

async function instrumentsOf(deps: Deps, groups: readonly TradeGroup[]): Promise<InstrumentProposal[]> {
  const known = instrumentsIn(groups);
  const newest = [...known].sort(([, left], [, right]) => (left.lastDay < right.lastDay ? 1 : -1));
  const isins = newest.slice(0, MOST).map(([isin]) => isin);
  const names = await instrumentNames(deps.database.read, isins);
  const trades = await newestTrades(deps.database.read, isins);
  trades.sort((left, right) =>
    left.date === right.date ? right.id - left.id : left.date < right.date ? 1 : -1,
  );
  return trades.map((last) => {
    const { product = null, count = 0 } = known.get(last.isin) ?? {};
    return { last, name: names.get(last.isin) ?? last.product ?? product, count };
  });
}

/** What a form for a new trade can propose: brokers by use, instruments by their newest trade. */
export async function tradeProposals(deps: Deps) {
  const groups = await tradeGroups(deps.database.read);
  return { brokers: await brokersOf(deps, groups), instruments: await instrumentsOf(deps, groups) };
}
