import {
  dayBefore,
  dayNumber,
  type Decimal,
  firstKnownDay,
  type Interval,
  investmentsOn,
  knownAssetsCursor,
  localDate,
  type LocalDate,
  netWorthPoint,
  type NetWorthPoint,
  otherWorth,
  unknownAssets,
  type UnknownAsset,
  type UntoldReason,
  type Unvalued,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Database } from '../../db/open-database.ts';
import { keptAnswers } from '../../http/kept-answers.ts';
import { printAnswer, type PrintedAnswer } from '../../http/printed-answer.ts';
import { Breath } from '../breath.ts';
import type { DailyBook, SelectedDays } from '../daily-book.ts';
import { daysWithin } from '../days-within.ts';
import { basePerEuro } from '../euro-rates.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import { ownedHistory } from '../owned-history.ts';

export interface NetWorthQuestion {
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly interval: Interval;
}

export interface NetWorthTold {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly interval: Interval;
  readonly points: readonly NetWorthPoint[];
  /** What could not be valued on a day that is shown, with the first reason of each. */
  readonly unvalued: readonly Unvalued[];
  /** What is owned and not known yet on the first day shown. */
  readonly unknown: readonly UnknownAsset[];
}

export type PrintNetWorth = (question: NetWorthQuestion) => Promise<PrintedAnswer>;

/** Answers kept ready: the periods that a page offers. */
const ANSWERS_KEPT = 12;

/**
 * Tells the net worth day by day, of each edition of everything recorded: a repeated question is answered with the same
 * bytes.
 *
 * @param wire the answer in the shape of the wire
 */
export function netWorthPrinter(
  database: Database,
  book: PortfolioReader,
  daily: DailyBook,
  wire: (told: NetWorthTold) => Promise<object>,
): PrintNetWorth {
  const answers = keptAnswers(ANSWERS_KEPT);
  return async (question) =>
    await onOneEdition(book, async (known) => {
      const today = localDate(todayHere());
      const etag = `"${known.edition}-${process.pid}-${today}"`;
      return await answers.answer(etag, JSON.stringify(question), async () =>
        printAnswer(etag, await wire(await tell(database, daily, known, question, today))),
      );
    });
}

async function tell(
  { read }: Database,
  daily: DailyBook,
  known: KnownPortfolio,
  { start: asked, end: last, interval }: NetWorthQuestion,
  today: LocalDate,
): Promise<NetWorthTold> {
  const part = await daily.select(known, { isin: null, broker: null, assetClass: null }, today);
  const { assets, czk } = await ownedHistory(read, today);
  const beganOn = firstKnownDay(assets);
  const end = last !== null && last < today ? last : today;
  const begins = [part.firstDay && dayBefore(part.firstDay), beganOn].filter((day) => day !== null);
  const first = begins.toSorted()[0] ?? end;
  const start = asked !== null && asked > first ? asked : first;
  const dates = begins.length === 0 ? [] : daysWithin(interval, start, end);
  const investments = investmentsCursor(part);
  const knownOn = knownAssetsCursor(assets);
  const czkOn = czk(known.rates.get('CZK') ?? []);
  const baseOn = basePerEuro(known.currency, czk, known.rates);
  const breath = new Breath();
  const points: NetWorthPoint[] = [];
  for (const date of dates) {
    const others = otherWorth(date, knownOn(date), czkOn(date)?.rate ?? null, beganOn);
    const worth = { currency: known.currency, value: investments.valueOn(date) };
    points.push(netWorthPoint(date, worth, baseOn(date)?.rate ?? null, others));
    await breath.due();
  }
  const unknown = unknownAssets(assets, start);
  return { start, end, interval, points, unvalued: [...investments.unvalued.values()], unknown };
}

/** The value of the investments on each day; what could not be valued is noted. */
function investmentsCursor({ days }: SelectedDays) {
  const begin = dayNumber(days.dates[0] as LocalDate);
  const unvalued = new Map<string, Unvalued>();
  const valueOn = (date: LocalDate): Decimal | UntoldReason => {
    const worth = investmentsOn(days, dayNumber(date) - begin);
    if ('digits' in worth) return worth;
    for (const one of worth) if (!unvalued.has(one.name)) unvalued.set(one.name, one);
    return (worth[0] as Unvalued).reason;
  };
  return { valueOn, unvalued };
}
