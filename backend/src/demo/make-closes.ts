import { dateFromDayNumber, dayNumber, decimalText, type LocalDate } from '@portfolio/domain';
import type { Instant } from '../db/instant.ts';
import type { NounColumns } from '../db/tables.ts';
import type { DemoTrade } from './fulfil.ts';
import { FUNDS } from './funds.ts';
import { isTradingDay } from './is-trading-day.ts';
import { priceOn } from './price-on.ts';

/** The close of every fund on every trading day, from the day of its first trade until the last day. */
export function makeCloses(
  trades: readonly DemoTrade[],
  last: LocalDate,
  at: Instant,
): NounColumns['prices'][] {
  return FUNDS.flatMap((fund) => {
    const first = trades.find((trade) => trade.fund === fund)?.date;
    return tradingDays(first, last).map((date) => ({
      isin: fund.isin,
      date,
      close: decimalText(priceOn(fund, date)),
      currency: 'EUR',
      created_at: at,
      updated_at: at,
    }));
  });
}

function tradingDays(first: LocalDate | undefined, last: LocalDate): LocalDate[] {
  if (first === undefined) return [];
  const days: LocalDate[] = [];
  for (let number = dayNumber(first); number <= dayNumber(last); number += 1) {
    const day = dateFromDayNumber(number);
    if (day !== null && isTradingDay(day)) days.push(day);
  }
  return days;
}
