import {
  dayBefore,
  dayNumber,
  type Decimal,
  firstKnownDay,
  type Interval,
  investmentsOn,
  knownAssetsCursor,
  type LocalDate,
  netWorthPoint,
  type NetWorthPoint,
  otherWorth,
  unknownAssets,
  type UnknownAsset,
  type UntoldReason,
  type Unvalued,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import type { PrintedAnswer } from '../../http/printed-answer.ts';
import { Breath } from '../breath.ts';
import type { DailyBook, SelectedDays } from '../daily-book.ts';
import { daysWithin } from '../days-within.ts';
import { basePerEuro } from '../euro-rates.ts';
import { ownedHistory, type OwnedHistory } from '../owned-history.ts';
import { type RoundBook, roundPrinter, type RoundQuestion } from '../round-printer.ts';

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
  { read }: Database,
  of: RoundBook,
  wire: (told: NetWorthTold) => Promise<object>,
): PrintNetWorth {
  return roundPrinter<NetWorthQuestion, OwnedHistory>(
    of,
    ANSWERS_KEPT,
    async ({ today }) => await ownedHistory(read, today),
    async (asked, owned) => await wire(await tell(of.daily, asked, owned)),
  );
}

async function tell(
  daily: DailyBook,
  { known, question, today }: RoundQuestion<NetWorthQuestion>,
  { assets, czk }: OwnedHistory,
): Promise<NetWorthTold> {
  const { start: asked, end: last, interval } = question;
  const part = await daily.select(known, { isin: null, broker: null, assetClass: null }, today);
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
