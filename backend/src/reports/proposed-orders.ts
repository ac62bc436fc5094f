import {
  type BrokerFee,
  brokerShares,
  compare,
  type Decimal,
  epochDay,
  isPositive,
  localDate,
  type Market,
  newestValuation,
  ONE,
  PUBLISHED_DIGITS,
  type Quote,
  rebalancing,
  type RebalancingCandidate,
  type RebalancingProposal,
  type RebalancingTerms,
  roundHalfEven,
  type TargetedInstrument,
  type TargetLeftOut,
  type TargetSubject,
  targetWeights,
  ZERO,
} from '@portfolio/domain';
import { todayHere } from '../db/instant.ts';
import type { Database } from '../db/open-database.ts';
import { brokerFees } from '../records/broker-fees/broker-fees.repository.ts';
import { targetsOf } from '../records/targets/targets.repository.ts';
import type { ReadLedger } from './instrument-ledger.ts';
import type { KnownPortfolio } from './known-portfolio.ts';

export interface AskedRebalancing extends Omit<RebalancingTerms, 'fees'> {
  /** Null for those that are remembered. */
  readonly fees: ReadonlyMap<string, BrokerFee> | null;
}

export interface Rebalanced {
  readonly proposal: RebalancingProposal;
  /** What was asked for, with the fees that were reckoned with. */
  readonly terms: RebalancingTerms;
  readonly names: ReadonlyMap<string, string | null>;
  /** What the prices of what is not held are made of, by ISIN. */
  readonly quotes: ReadonlyMap<string, Quote>;
  /** The target weights, and what they are made of. */
  readonly targeted: TargetSubject;
  readonly leftOut: readonly TargetLeftOut[];
  /** Held, but without a target, each with its value. */
  readonly untargeted: readonly TargetedInstrument[];
  /** Whether there are any targets. */
  readonly hasTargets: boolean;
  readonly currency: string;
}

/** Orders of one edition of the portfolio. */
export type ProposeOrders = (known: KnownPortfolio, asked: AskedRebalancing) => Promise<Rebalanced>;

/** An instrument that nothing was ever bought of has an order without a broker: the owner chooses one. */
const NO_BROKER = '';

export function orderProposer({ read }: Pick<Database, 'read'>, readLedger: ReadLedger): ProposeOrders {
  /** Where most units are held, and how many. */
  const placeOf = async (known: KnownPortfolio, isin: string) => {
    const folded = known.positions.get(isin);
    if (!folded) return { broker: NO_BROKER, units: ZERO };
    const shares = brokerShares((await readLedger(isin, folded.state)).trades);
    const [most] = shares.toSorted((one, other) => compare(other.units, one.units));
    return { broker: most?.broker ?? NO_BROKER, units: most && isPositive(most.units) ? most.units : ZERO };
  };

  return async (known, asked) => {
    const [targets, remembered] = await Promise.all([targetsOf(read), brokerFees(read)]);
    const named = targets.filter(({ scope }) => scope === 'instrument').map(({ key }) => key);
    const instruments = instrumentsOf(known, named);
    const { weights, shares, leftOut, untargeted } = targetWeights(targets, instruments);
    const candidates: RebalancingCandidate[] = [];
    for (const { isin, value, price } of instruments) {
      const weight = weights.get(isin);
      if (weight && value && price)
        candidates.push({ isin, value, price, weight, ...(await placeOf(known, isin)) });
    }
    const terms = { ...asked, fees: asked.fees ?? remembered };
    return {
      proposal: rebalancing(candidates, terms),
      terms,
      names: new Map(instruments.map(({ isin }) => [isin, known.instruments.get(isin)?.name ?? null])),
      quotes: new Map(instruments.flatMap(({ isin, quote }) => (quote ? [[isin, quote] as const] : []))),
      targeted: { weights, shares },
      leftOut,
      untargeted: instruments.filter(({ isin }) => untargeted.includes(isin)),
      hasTargets: targets.length > 0,
      currency: known.currency,
    };
  };
}

interface Instrument extends TargetedInstrument {
  /** Of what is not held: its close, and the rates that its price is told by. */
  readonly quote?: Quote | null;
}

/** What is held, and what has a target without being held. */
function instrumentsOf(known: KnownPortfolio, targeted: readonly string[]): Instrument[] {
  const held = known.summary.holdings.map(({ isin, assetClass, marketValue, price }): TargetedInstrument => {
    const isPriced = price !== null && isPositive(rounded(price));
    return { isin, assetClass, value: isPriced ? marketValue : null, price: isPriced ? price : null };
  });
  const isins = new Set(held.map(({ isin }) => isin));
  const market: Market = { ...known, day: epochDay(localDate(todayHere())) };
  const others = targeted
    .filter((isin) => !isins.has(isin))
    .map((isin): Instrument => {
      const assetClass = known.instruments.get(isin)?.assetClass ?? null;
      const one = newestValuation(isin, ONE, null, market);
      const { price, quote } = typeof one === 'string' ? { price: null, quote: null } : one;
      const isPriced = price !== null && isPositive(rounded(price));
      return { isin, assetClass, value: ZERO, price: isPriced ? price : null, quote };
    });
  return [...held, ...others];
}

const rounded = (price: Decimal) => roundHalfEven(price, PUBLISHED_DIGITS);
