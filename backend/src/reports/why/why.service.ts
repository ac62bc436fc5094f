import {
  ALLOCATION_FIGURES,
  type AskedPart,
  ASSET_FIGURES,
  CLOSE_FIGURES,
  type CostBasisMethod,
  type Figure,
  fifoSummary,
  FUND_FIGURES,
  localDate,
  type LocalDate,
  NET_WORTH_FIGURES,
  type NetWorthFigure,
  PERIOD_FIGURES,
  PORTFOLIO_FIGURES,
  REBALANCING_FIGURES,
  portfolioFigure,
  type PortfolioSummary,
  POSITION_FIGURES,
  type PositionSummary,
  SNAPSHOT_FIGURES,
  TALLY_FIGURES,
  TARGET_FIGURES,
  TRADE_MEMBERS,
  type Unavailable,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { NO_ISIN } from '../../db/tables.ts';
import type { DailyBook } from '../daily-book.ts';
import type { ReadLedger } from '../instrument-ledger.ts';
import {
  investmentsOf,
  type KnownPortfolio,
  onOneEdition,
  type PortfolioReader,
} from '../known-portfolio.ts';
import type { PeriodFound } from '../period-question.ts';
import { allocationTrail } from './allocation-trail.ts';
import { type AssetKey, assetTrail } from './asset-trail.ts';
import { type CloseOrigin, closeTrail } from './close-trail.ts';
import { fifoOfPositions } from './fifo-of-positions.ts';
import { figureAmong, figureOfOther } from './figure-among.ts';
import { fundTrail } from './fund-trail.ts';
import type { AskedRebalancing, ProposeOrders } from '../proposed-orders.ts';
import { netWorthTrail } from './net-worth-trail.ts';
import { brokerTrail, isinOfTrade, ledgerOf, memberTrail } from './part-trail.ts';
import { orderTrail } from './order-trail.ts';
import { type PeriodKey, periodTrail } from './period-trail.ts';
import { positionTrail } from './position-trail.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tallyTrails } from './tally-trail.ts';
import { type SnapshotKey, snapshotTrail } from './snapshot-trail.ts';
import { type Page, pageOf, type TrailPage, tradeTrail } from './trade-trail.ts';

export interface Question {
  readonly figure: Figure;
  /** Null for a figure of the whole portfolio. */
  readonly isin: string | null;
  /** One trade; null for a figure of more. */
  readonly tradeId: number | null;
  /** One broker of a position; null for all of them. */
  readonly broker: string | null;
  /** A part of an allocation; null for a figure of none. */
  readonly part: AskedPart | null;
  /** The fund that a fund is compared with. */
  readonly otherIsin: string | null;
  /** Of proposed orders: how they were asked for. */
  readonly terms: AskedRebalancing;
  readonly asset: AssetKey;
  readonly snapshot: SnapshotKey;
  readonly period: PeriodKey;
  readonly method: CostBasisMethod;
  readonly page: Page;
}

/** What the figure is a figure of, by the method asked for. */
export type Subject =
  | { readonly kind: 'position'; readonly position: PositionSummary }
  | { readonly kind: 'portfolio'; readonly summary: PortfolioSummary }
  /** A trade, a lot, a position at one broker, or a part of an allocation. */
  | { readonly kind: 'part' }
  | { readonly kind: 'proposal' }
  | { readonly kind: 'period'; readonly period: PeriodFound }
  | { readonly kind: 'assets' }
  | { readonly kind: 'net_worth'; readonly date: LocalDate }
  | { readonly kind: 'close'; readonly date: LocalDate; readonly origin: CloseOrigin | null }
  | { readonly kind: 'snapshots' };

export interface Explanation {
  readonly question: Question;
  readonly subject: Subject;
  readonly trail: TrailPage | Unavailable;
  /** The base currency. */
  readonly currency: string;
  readonly positionValueIds: ReadonlyMap<string, number>;
}

export type Explain = (question: Question) => Promise<Explanation>;

/** Explains figures, each from one edition of the portfolio. */
export function explainer(
  { database }: Deps,
  book: PortfolioReader,
  readLedger: ReadLedger,
  daily: DailyBook,
  tallied: TallyLedgers,
  propose: ProposeOrders,
): Explain {
  const fifoOf = fifoOfPositions(readLedger);
  const ofTally = tallyTrails(database, tallied, daily);

  const ofPosition = async (known: KnownPortfolio, question: Question, isin: string) => {
    const { figure, method, broker, page } = question;
    const name = figureAmong(POSITION_FIGURES, figure, 'a figure of the whole portfolio: leave isin out');
    if (broker !== null) {
      const ledger = await ledgerOf(known, readLedger, isin);
      return { subject: { kind: 'part' }, trail: brokerTrail(ledger, isin, broker, name, page) } as const;
    }
    const { position, folded } = positionIn(known, isin);
    const { totals } = known.summary;
    const asked = { name, method, page, position, folded, totals };
    const answer = await positionTrail(database.read, readLedger, asked);
    return { subject: { kind: 'position', position: answer.position }, trail: answer.trail } as const;
  };

  const ofPortfolio = async (known: KnownPortfolio, question: Question) => {
    const name = figureAmong(PORTFOLIO_FIGURES, question.figure, 'a figure of one position: name its isin');
    if (name === 'unallocated_fees' || name === 'unallocated_taxes')
      return await ofCharges(known, name, question.page);
    const summary = question.method === 'fifo' ? byFifo(known, await fifoOf(known.positions)) : known.summary;
    const lines = portfolioFigure(name, summary);
    const trail = typeof lines === 'string' ? lines : pageOf(lines, question.page);
    return { subject: { kind: 'portfolio', summary }, trail } as const;
  };

  const ofCharges = async (
    { summary, charges }: KnownPortfolio,
    name: 'unallocated_fees' | 'unallocated_taxes',
    page: Page,
  ) => {
    const figure = name === 'unallocated_fees' ? 'total_fees' : 'total_taxes';
    const trail = await tradeTrail(database.read, NO_ISIN, charges, figure, page);
    return { subject: { kind: 'portfolio', summary }, trail } as const;
  };

  const ofTrade = async (known: KnownPortfolio, question: Question) => {
    const { figure, tradeId, method, page } = question;
    if (tradeId === null) throw figureOfOther(figure, 'a figure of one trade: name its transaction_id');
    const name = figureAmong(
      TRADE_MEMBERS,
      figure,
      'a figure of more than one trade: leave transaction_id out',
    );
    const isin = await isinOfTrade(database.read, tradeId);
    const trail = memberTrail(await ledgerOf(known, readLedger, isin), tradeId, name, method, page);
    const named = isin === NO_ISIN ? null : isin;
    return { question: { ...question, isin: named }, subject: { kind: 'part' }, trail } as const;
  };

  const ofDay = async (known: KnownPortfolio, figure: NetWorthFigure, question: Question) => {
    const { asset, period, page } = question;
    const [date, today] = [dayAsked(period), localDate(todayHere())];
    const asked = { name: figure, date, asset, page };
    const trail = await netWorthTrail(database.read, daily, known, asked, today);
    return { subject: { kind: 'net_worth', date }, trail } as const;
  };

  const ofClose = async (known: KnownPortfolio, { isin, period, page }: Question) => {
    if (isin === null) throw figureOfOther('close', 'a figure of one instrument: name its isin');
    const date = dayAsked(period);
    const { origin, trail } = await closeTrail(database.read, readLedger, known, isin, date, page);
    return { subject: { kind: 'close', date, origin }, trail } as const;
  };

  const answer = async (known: KnownPortfolio, question: Question) => {
    const { figure, isin, tradeId, asset, snapshot, page } = question;
    if (isOneOf(SNAPSHOT_FIGURES, figure)) {
      const trail = await snapshotTrail(database.read, figure, snapshot, asset.assetType, page);
      return { subject: { kind: 'snapshots' }, trail } as const;
    }
    if (isOneOf(TALLY_FIGURES, figure)) {
      const { period: key, method, broker } = question;
      const asked = { name: figure, key, isin, broker: broker === '' ? null : broker, method, page, tradeId };
      const { subject, trail, isin: named } = await ofTally(known, asked, localDate(todayHere()));
      return { question: { ...question, isin: named }, subject, trail };
    }
    if (tradeId !== null || isOneOf(TRADE_MEMBERS, figure)) return await ofTrade(known, question);
    if (isOneOf(PERIOD_FIGURES, figure)) {
      const { period: key, method, broker } = question;
      const asked = { name: figure, key, isin, broker: broker === '' ? null : broker, method, page };
      const told = await periodTrail(database.read, daily, known, asked, localDate(todayHere()));
      return { subject: { kind: 'period', period: told.period }, trail: told.trail } as const;
    }
    if (isOneOf(ALLOCATION_FIGURES, figure)) {
      const asked = { figure, isin, part: question.part, page };
      const trail = await allocationTrail(database.read, readLedger, known, asked);
      return { subject: { kind: 'part' }, trail } as const;
    }
    if (isOneOf(FUND_FIGURES, figure)) {
      const { part, otherIsin } = question;
      const trail = await fundTrail(database.read, { figure, isin, otherIsin, part, page });
      return { subject: { kind: 'part' }, trail } as const;
    }
    if (isOneOf(REBALANCING_FIGURES, figure) || isOneOf(TARGET_FIGURES, figure)) {
      const trail = await orderTrail(propose, known, { figure, isin, terms: question.terms, page });
      return { subject: { kind: 'proposal' }, trail } as const;
    }
    if (isOneOf(ASSET_FIGURES, figure)) {
      const trail = await assetTrail(database.read, investmentsOf(known), figure, asset, page);
      return { subject: { kind: 'assets' }, trail } as const;
    }
    if (isOneOf(NET_WORTH_FIGURES, figure)) return await ofDay(known, figure, question);
    if (isOneOf(CLOSE_FIGURES, figure)) return await ofClose(known, question);
    return isin === null ? await ofPortfolio(known, question) : await ofPosition(known, question, isin);
  };

  return async (question) =>
    await onOneEdition(book, async (known) => ({
      question,
      ...(await answer(known, question)),
      currency: known.currency,
      positionValueIds: known.positionValueIds,
    }));
}

/** The day that a figure of one day is of: the end day, today at the latest. */
function dayAsked({ end }: PeriodKey): LocalDate {
  const today = localDate(todayHere());
  return end !== null && end < today ? end : today;
}

function byFifo(
  { summary }: KnownPortfolio,
  amounts: Awaited<ReturnType<ReturnType<typeof fifoOfPositions>>>,
): PortfolioSummary {
  return fifoSummary(summary, (isin) => {
    const found = amounts.get(isin);
    if (!found) throw new Error(`${isin} is in the summary but not in the book`);
    return found;
  });
}

function isOneOf<N extends Figure>(names: readonly N[], figure: Figure): figure is N {
  return names.some((name) => name === figure);
}

function positionIn({ summary, positions }: KnownPortfolio, isin: string) {
  const { holdings, closedPositions, oversoldPositions } = summary;
  const all = [...holdings, ...closedPositions, ...oversoldPositions];
  const position = all.find((one) => one.isin === isin);
  const folded = positions.get(isin);
  if (!position || !folded)
    throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
  return { position, folded };
}
