import {
  type EntryOnlyFigure,
  type Figure,
  isSaleFigure,
  type LocalDate,
  lotAgeLines,
  lotValueLines,
  OF_ONE_ENTRY,
  type PositionSummary,
  saleDaysLines,
  saleLines,
  type StretchFigure,
  type TalliedInstrument,
  type TallyFigure,
  tallyFigure,
  type TallySubject,
  type TrailLine,
  type Unavailable,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import { Problem } from '../../http/problem.ts';
import { eveningsOf, LAST_YEAR } from '../evenings.ts';
import { tersOf } from '../ters-of.ts';
import type { DailyBook } from '../daily-book.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { findPeriod, type PeriodFound } from '../period-question.ts';
import type { TalliedLedger, TallyLedgers } from '../tallied-ledgers.ts';
import { figureOfOther } from './figure-among.ts';
import { isinOfTrade } from './part-trail.ts';
import type { AskedPeriod } from './period-trail.ts';
import { pageOf, type TrailPage } from './trade-trail.ts';

export interface AskedTally extends Omit<AskedPeriod, 'name'> {
  readonly name: TallyFigure;
  /** One sale, or the lot of one purchase; null for a figure of a stretch. */
  readonly tradeId: number | null;
}

type Lines = readonly TrailLine[] | Unavailable;
type Told<Subject> = {
  readonly subject: Subject;
  readonly trail: TrailPage | Unavailable;
  readonly isin: string | null;
};

/** Figures that are always of the last year. */
const OF_LAST_YEAR: ReadonlySet<Figure> = new Set<Figure>([
  'yield_on_cost',
  'yield_on_value',
  'ter',
  'ter_cost',
  'average_value',
  'total_cost_ratio',
]);

/** What a figure of a stretch, of a sale or of a lot was made of. */
export function tallyTrails({ read }: Database, ledgers: TallyLedgers, daily: DailyBook) {
  return async (
    known: KnownPortfolio,
    asked: AskedTally,
    today: LocalDate,
  ): Promise<Told<{ readonly kind: 'part' } | { readonly kind: 'period'; readonly period: PeriodFound }>> => {
    const { name, tradeId, page } = asked;
    const paged = (lines: Lines) => (typeof lines === 'string' ? lines : pageOf(lines, page));
    if (tradeId !== null) {
      const isin = await isinOfTrade(read, tradeId);
      const ledger = await ledgerOf(ledgers, known, isin);
      const lines = ofEntry(known, ledger, asked, tradeId, today);
      return { subject: { kind: 'part' }, trail: paged(lines), isin };
    }
    if (isOfOneEntry(name)) throw figureOfOther(name, 'a figure of one transaction: name its transaction_id');
    const told = await ofStretch(read, ledgers, daily, known, { ...asked, name }, today);
    return { subject: { kind: 'period', period: told.period }, trail: paged(told.lines), isin: asked.isin };
  };
}

function isOfOneEntry(name: TallyFigure): name is EntryOnlyFigure {
  return OF_ONE_ENTRY.some((one) => one === name);
}

async function ledgerOf(ledgers: TallyLedgers, known: KnownPortfolio, isin: string): Promise<TalliedLedger> {
  for await (const ledger of ledgers(known)) if (ledger.isin === isin) return ledger;
  throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
}

function ofEntry(
  { summary }: KnownPortfolio,
  ledger: TalliedLedger,
  { name, method }: AskedTally,
  tradeId: number,
  today: LocalDate,
): Lines {
  if (name === 'lot_value' || name === 'lot_gain' || name === 'lot_age_days') {
    const position = summary.holdings.find(({ isin }) => isin === ledger.isin);
    const lot = position && ledger.heldLots(position, today).lots.find((one) => one.tradeId === tradeId);
    if (!position || !lot) return 'not_held';
    if (name === 'lot_age_days') return lotAgeLines(lot, today);
    const { isin, units } = position;
    const marketValue = position.marketValue ?? noValueOf(position);
    return lotValueLines(name, { isin, lot, units, marketValue });
  }
  const isOfDays = name === 'sale_days_least' || name === 'sale_days_most';
  if (!isOfDays && !isSaleFigure(name))
    throw figureOfOther(name, 'a figure of more than one transaction: leave transaction_id out');
  const sale = ledger.sales(method).find(({ trade }) => trade.id === tradeId);
  if (!sale) return 'nothing_realised';
  if (isOfDays) return saleDaysLines(name, sale);
  const entries = ledger.entries.slice(0, ledger.entries.indexOf(sale.trade) + 1);
  return saleLines(name, { sale, entries, method });
}

const noValueOf = ({ noValue }: PositionSummary): Unavailable => noValue ?? 'no_price';

async function ofStretch(
  read: Database['read'],
  ledgers: TallyLedgers,
  daily: DailyBook,
  known: KnownPortfolio,
  asked: AskedTally & { readonly name: StretchFigure },
  today: LocalDate,
): Promise<{ readonly period: PeriodFound; readonly lines: Lines }> {
  const { name, key, isin, broker, method } = asked;
  const part = await daily.select(known, { isin, broker: null, assetClass: null }, today);
  const period = findPeriod(OF_LAST_YEAR.has(name) ? LAST_YEAR : key, part, today);
  const evenings = eveningsOf(part, today);
  const instruments = await talliedInstruments(read, ledgers, known, asked);
  const subject: TallySubject = {
    instruments,
    isOne: isin !== null,
    from: key.stretchStart ?? period.start,
    to: key.stretchEnd ?? period.end,
    broker,
    method,
    evenings:
      typeof evenings.told === 'string'
        ? evenings.told
        : { days: evenings.told, from: evenings.period.from, to: evenings.period.to },
  };
  return { period, lines: tallyFigure(name, subject) };
}

async function talliedInstruments(
  read: Database['read'],
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  { name, isin, method }: AskedTally,
): Promise<readonly TalliedInstrument[]> {
  const ters = await tersOf(read);
  const holdings = new Map(known.summary.holdings.map((one) => [one.isin, one]));
  const told = (ledger: TalliedLedger): TalliedInstrument => {
    const holding = holdings.get(ledger.isin);
    return {
      isin: ledger.isin,
      entries: ledger.entries,
      sales: isSaleFigure(name) || name === 'sale_count' ? ledger.sales(method) : [],
      holding: holding ? { ...holding, ter: ters.get(ledger.isin) ?? null } : null,
    };
  };
  if (isin !== null) return [told(await ledgerOf(ledgers, known, isin))];
  const instruments: TalliedInstrument[] = [];
  for await (const ledger of ledgers(known)) instruments.push(told(ledger));
  return instruments;
}
