import {
  type DatedClose,
  type DatedSplit,
  inWholeUnits,
  type LocalDate,
  localDateOf,
  normalise,
  parseDecimal,
  powerOfTen,
  unadjustedCloses,
  ZERO,
} from '@portfolio/domain';
import { z } from 'zod';
import { numberText } from '../net/read-json.ts';
import type { ProvidedCloses } from '../provider.ts';
import { priceOfSingle, SINGLE_DIGITS } from './single-precision.ts';

const number = z.unknown().transform((value, context) => {
  const text = numberText(value);
  if (text !== null) return text;
  context.issues.push({ code: 'custom', input: value, message: 'no number' });
  return z.NEVER;
});
const seconds = z.int();

const splitSchema = z.object({ date: seconds, numerator: number, denominator: number });

/** Of an answer, what is read; there is far more. */
export const chartSchema = z.object({
  chart: z.object({
    result: z.tuple([
      z.object({
        meta: z.object({
          currency: z.string(),
          gmtoffset: seconds,
          fullExchangeName: z.string().optional(),
          currentTradingPeriod: z.object({ regular: z.object({ start: seconds, end: seconds }) }).optional(),
        }),
        timestamp: z.array(seconds).optional(),
        events: z.object({ splits: z.record(z.string(), splitSchema).optional() }).optional(),
        indicators: z.object({
          quote: z.array(z.object({ close: z.array(number.nullable()).optional() })),
        }),
      }),
    ]),
  }),
});

type Chart = z.output<typeof chartSchema>['chart']['result'][0];

/** The offset is today's: a day of the other half of the year is found all the same, an hour away from midnight. */
const SUMMER_TIME_SECONDS = 3600;

/** The day at the exchange; a candle is stamped with the opening, which is never in its last two hours. */
function dayAt(timestamp: number, { meta }: Chart): LocalDate | null {
  const at = new Date((timestamp + meta.gmtoffset + SUMMER_TIME_SECONDS) * 1000);
  return Number.isNaN(at.getTime())
    ? null
    : localDateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** A price while the exchange is open is no close. */
function isOpen({ meta: { currentTradingPeriod } }: Chart, timestamp: number, now: number): boolean {
  if (!currentTradingPeriod) return false;
  const { start, end } = currentTradingPeriod.regular;
  return timestamp >= start && now < end;
}

function closesOf(chart: Chart, now: number): DatedClose[] {
  const told = chart.indicators.quote[0]?.close ?? [];
  const byDay = new Map<LocalDate, DatedClose>();
  for (const [index, timestamp] of (chart.timestamp ?? []).entries()) {
    const date = dayAt(timestamp, chart);
    const close = priceOfSingle(told[index] ?? '');
    // Of a day's several prices the last is its close; a day on which nothing was traded has none.
    if (date !== null && close !== null && !isOpen(chart, timestamp, now)) byDay.set(date, { date, close });
  }
  return [...byDay.values()];
}

/** A ratio is told as two numbers that need not be whole: 1.5 to 1. */
function splitsOf(chart: Chart): DatedSplit[] {
  return Object.values(chart.events?.splits ?? {}).flatMap(({ date: timestamp, numerator, denominator }) => {
    const date = dayAt(timestamp, chart);
    const [newUnits, oldUnits] = [numerator, denominator].map((text) =>
      normalise(parseDecimal(text) ?? ZERO),
    ) as [typeof ZERO, typeof ZERO];
    if (date === null || newUnits.digits <= 0n || oldUnits.digits <= 0n) return [];
    const shared = Math.max(newUnits.scale, oldUnits.scale);
    const whole = ({ digits, scale }: typeof ZERO) => digits * powerOfTen(shared - scale);
    return [{ date, newUnits: whole(newUnits), oldUnits: whole(oldUnits) }];
  });
}

/**
 * Closes as they were published, out of an answer whose closes are adjusted for every split until today.
 *
 * @param now seconds since 1970
 */
export function closesOfChart(
  { chart: { result } }: z.output<typeof chartSchema>,
  now: number,
): ProvidedCloses {
  const [chart] = result;
  const splits = splitsOf(chart);
  const published = unadjustedCloses(closesOf(chart, now), splits, SINGLE_DIGITS);
  const { currency } = inWholeUnits(ZERO, chart.meta.currency);
  const closes = published.map(({ date, close }) => ({
    date,
    close: inWholeUnits(close, chart.meta.currency).amount,
  }));
  return { currency, closes, splits };
}
