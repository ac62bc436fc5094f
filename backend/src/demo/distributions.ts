import {
  add,
  type Decimal,
  decimal,
  isPositive,
  type LocalDate,
  multiply,
  roundHalfEven,
  subtract,
  ZERO,
} from '@portfolio/domain';
import { type Broker, BROKERS, TRADE_REPUBLIC } from './brokers.ts';
import { daysFrom } from './days-from.ts';
import type { DemoTrade } from './fulfil.ts';
import { ALL_WORLD, BONDS, type Fund } from './funds.ts';
import { isTradingDay } from './is-trading-day.ts';
import { priceOn } from './price-on.ts';

/** What a fund paid for the units of it that lay at a broker. */
export interface Distribution {
  readonly date: LocalDate;
  readonly fund: Fund;
  readonly broker: Broker;
  /** Before tax, EUR. */
  readonly amount: Decimal;
  /** What the broker withheld, EUR. */
  readonly tax: Decimal;
}

interface Payout {
  readonly fund: Fund;
  /** Months of the year, `MM`. */
  readonly months: readonly string[];
  /** Day of the month, or the next one on which the exchange is open. */
  readonly day: string;
  /** From which year on, what part of the price is paid each time; ascending. */
  readonly fractions: readonly (readonly [from: string, fraction: string])[];
}

const PAYOUTS: readonly Payout[] = [
  {
    fund: ALL_WORLD,
    months: ['03', '06', '09', '12'],
    day: '27',
    fractions: [
      ['2016', '0.0048'],
      ['2021', '0.0037'],
      ['2022', '0.0051'],
      ['2024', '0.0039'],
    ],
  },
  {
    fund: BONDS,
    months: ['01', '07'],
    day: '24',
    // There was next to no interest until rates rose.
    fractions: [
      ['2016', '0.0019'],
      ['2020', '0.0007'],
      ['2023', '0.0087'],
      ['2024', '0.0121'],
    ],
  },
];

const WITHHELD = decimal('0.15');

/** What part of the price a fund pays on that day; null when it pays nothing. */
function paidBy(payout: Payout, date: LocalDate, done: Set<string>): string | null {
  const month = date.slice(0, 7);
  const key = `${payout.fund.isin} ${month}`;
  if (!payout.months.includes(month.slice(5)) || date.slice(8) < payout.day || done.has(key)) return null;
  done.add(key);
  return payout.fractions.findLast(([from]) => from <= date)?.[1] ?? null;
}

/** Units of the fund that lay at the broker on the evening before. */
function unitsBefore(trades: readonly DemoTrade[], fund: Fund, broker: Broker, date: LocalDate): Decimal {
  return trades
    .filter((trade) => trade.fund === fund && trade.broker === broker && trade.date < date)
    .reduce((held, { type, units }) => (type === 'BUY' ? add(held, units) : subtract(held, units)), ZERO);
}

/** Everything that the funds paid from one day to another, both included, in the order of time. */
export function makeDistributions(
  trades: readonly DemoTrade[],
  first: LocalDate,
  last: LocalDate,
): Distribution[] {
  const done = new Set<string>();
  const paid: Distribution[] = [];
  for (const date of daysFrom(first, last)) {
    if (!isTradingDay(date)) continue;
    for (const payout of PAYOUTS) {
      const fraction = paidBy(payout, date, done);
      if (fraction === null) continue;
      const { fund } = payout;
      for (const broker of BROKERS) {
        const ofUnit = multiply(priceOn(fund, date), decimal(fraction));
        const amount = roundHalfEven(multiply(unitsBefore(trades, fund, broker, date), ofUnit), 2);
        if (!isPositive(amount)) continue;
        const tax = broker === TRADE_REPUBLIC ? roundHalfEven(multiply(amount, WITHHELD), 2) : ZERO;
        paid.push({ date, fund, broker, amount, tax });
      }
    }
  }
  return paid;
}
