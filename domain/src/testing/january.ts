import { dateOfEpochDay, epochDay } from '../calendar/epoch-day.ts';
import { type LocalDate, localDate } from '../calendar/local-date.ts';
import { settleTransfers } from '../ledger/settle-transfers.ts';
import { decimal } from '../money/parse-decimal.ts';
import { bookedDays } from '../portfolio/days/booked-days.ts';
import { enteredValues } from '../portfolio/days/entered-values.ts';
import type { InstrumentHistory } from '../portfolio/days/instrument-walk.ts';
import { portfolioDays } from '../portfolio/days/portfolio-days.ts';
import { inOneGo } from '../returns/in-one-go.ts';
import type { KnownCloses } from '../valuation/closes.ts';
import type { ExchangeRates } from '../valuation/exchange-rates.ts';
import { entries } from './entries.ts';
import type { AnyInstrument } from './portfolios.ts';

const day = (date: string) => epochDay(localDate(date));

/** A day of January 2025; days after the 31st are in the months after it. */
export const january = (dayOfMonth: number): LocalDate => dateOfEpochDay(day('2025-01-01') + dayOfMonth - 1);

/** A value that the owner entered. */
export const entered = (date: string, value: string) => ({ day: day(date), value: decimal(value) });

/** Closes from lines such as `01 10.5; 03 11` of January 2025. */
export function closes(text: string, currency = 'EUR'): KnownCloses {
  const pairs = text.split('; ').map((pair) => pair.split(' ') as [string, string]);
  const series = {
    currency,
    days: Int32Array.from(pairs, ([date]) => day(`2025-01-${date}`)),
    digits: BigInt64Array.from(pairs, ([, value]) => BigInt(Math.round(Number(value) * 100))),
    scale: 2,
  };
  return [{ source: 'somewhere', series }];
}

/** An instrument with entries as `entries` reads them. */
export function instrument(
  lines: string,
  known: Partial<AnyInstrument> = {},
  broker: string | null = null,
): InstrumentHistory {
  const settled = settleTransfers(entries(lines));
  const values = enteredValues(known.values ?? [], bookedDays(settled, null));
  return { days: bookedDays(settled, broker), values, closes: known.closes ?? [] };
}

/** Every day from the last of 2024 to one of January 2025. */
export function walk(
  instruments: readonly InstrumentHistory[],
  last = '10',
  rates: ExchangeRates = new Map(),
) {
  const named = new Map(instruments.map((one, at) => [String(at), one]));
  const stretch = { start: localDate('2024-12-31'), end: localDate(`2025-01-${last}`), base: 'EUR', rates };
  return inOneGo(portfolioDays(named, stretch));
}
