import { dateOfEpochDay, epochDay, localDate } from '../../domain/src/index.ts';
import type { ExportedTrade } from '../../backend/src/testing/degiro-file.ts';
import { closesOf, firstDayOf, isForeign, type Market, tradesOf } from './market.ts';

/**
 * The values of all days as one would first write it: every day looks through all trades up to it and for the close of
 * each instrument. Binary numbers, so that what is measured is the way and not exactness.
 */
export function naiveDays(market: Market): Map<string, number> {
  const trades = tradesOf(market).map((trade) => ({ ...trade, day: dayOf(trade) }));
  const byIsin = Map.groupBy(trades, ({ isin }) => isin);
  const instruments = [...byIsin.values()].map((own, at) => ({ own, closes: closesOf(market, at), at }));
  const rates = closesOf(market, 1_000_000).map(({ day, cents }) => ({ day, rate: 1 + (cents % 40) / 100 }));
  const values = new Map<string, number>();
  const last = epochDay(localDate('2026-11-20'));
  for (let day = firstDayOf(market); day <= last; day += 1) {
    let value = 0;
    for (const { own, closes, at } of instruments) {
      const units = own.filter((trade) => trade.day <= day).reduce((sum, trade) => sum + trade.units, 0);
      const cents = closes.findLast((close) => close.day <= day)?.cents ?? 0;
      const rate = isForeign(at) ? (rates.findLast((one) => one.day <= day)?.rate ?? 1) : 1;
      value += (units * cents) / 100 / rate;
    }
    values.set(dateOfEpochDay(day), value);
  }
  return values;
}

function dayOf({ date }: ExportedTrade): number {
  return epochDay(localDate(date.split('-').toReversed().join('-')));
}
