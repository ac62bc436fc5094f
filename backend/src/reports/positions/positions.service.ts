import {
  type BrokerShare,
  brokerShares,
  type CostBasisMethod,
  EMPTY_POSITION,
  fifoPosition,
  type Lot,
  type LocalDate,
  type PositionSummary,
  positionSummary,
  type TradeEffect,
  tradeEffects,
  ZERO,
} from '@portfolio/domain';
import { Problem } from '../../http/problem.ts';
import type { InstrumentLedger, ReadLedger } from '../instrument-ledger.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from '../known-portfolio.ts';

export interface AskedPosition {
  readonly isin: string;
  readonly method: CostBasisMethod;
  readonly page: { readonly skip: number; readonly limit: number };
}

/** One position with everything that its page shows. */
export interface PositionDetail {
  /** By the method asked for. */
  readonly position: PositionSummary;
  readonly lastTradeDate: LocalDate | null;
  /** When its value was entered; null where none is. */
  readonly valueEnteredAt: string | null;
  readonly lots: readonly Lot[];
  readonly brokers: readonly BrokerShare[];
  /** Some of the trades, newest first. */
  readonly effects: readonly TradeEffect[];
  /** The base currency. */
  readonly currency: string;
}

export type ShowPosition = (asked: AskedPosition) => Promise<PositionDetail>;

/** What trading has made of a ledger, by the methods that were asked for. */
interface Derived {
  readonly brokers: readonly BrokerShare[];
  readonly effects: Partial<Record<CostBasisMethod, readonly TradeEffect[]>>;
}

/** Shows positions, each from one edition of the portfolio. */
export function positionShower(book: PortfolioReader, readLedger: ReadLedger): ShowPosition {
  const remembered = new WeakMap<InstrumentLedger, Derived>();

  const derivedFrom = (ledger: InstrumentLedger, method: CostBasisMethod) => {
    const known = remembered.get(ledger) ?? { brokers: brokerShares(ledger.trades), effects: {} };
    const matches = method === 'fifo' ? ledger.matches : null;
    const effects = (known.effects[method] ??= tradeEffects(ledger.trades, matches));
    remembered.set(ledger, known);
    return { brokers: known.brokers, effects };
  };

  const show = async (known: KnownPortfolio, { isin, method, page }: AskedPosition) => {
    const folded = known.positions.get(isin);
    const byAverage = positionOf(known, isin);
    const lastTradeDate = known.lastTradeDates.get(isin) ?? null;
    const valueEnteredAt = known.valuesEnteredAt.get(isin) ?? null;
    const common = { lastTradeDate, valueEnteredAt, currency: known.currency };
    if (!folded) return { ...common, position: byAverage, lots: [], brokers: [], effects: [] };
    const ledger = await readLedger(isin, folded.state);
    const { brokers, effects } = derivedFrom(ledger, method);
    const end = Math.max(effects.length - page.skip, 0);
    return {
      ...common,
      position: method === 'fifo' ? fifoPosition(byAverage, ledger.fifo) : byAverage,
      lots: ledger.fifo.lots,
      brokers,
      effects: effects.slice(Math.max(end - page.limit, 0), end).toReversed(),
    };
  };

  return async (asked) => await onOneEdition(book, async (known) => await show(known, asked));
}

/** The position as the summary has it; one that was never traded but is described stands there empty. */
function positionOf({ summary, instruments }: KnownPortfolio, isin: string): PositionSummary {
  const { holdings, closedPositions, oversoldPositions } = summary;
  const found = [...holdings, ...closedPositions, ...oversoldPositions].find((one) => one.isin === isin);
  if (found) return found;
  const facts = instruments.get(isin);
  if (!facts)
    throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
  return positionSummary(isin, EMPTY_POSITION, facts, 'no_price', ZERO);
}
