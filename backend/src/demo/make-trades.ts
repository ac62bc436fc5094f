import { add, type Decimal, type LocalDate, subtract, ZERO } from '@portfolio/domain';
import { chance } from './chance.ts';
import { daysFrom } from './days-from.ts';
import { type DemoTrade, fulfil, type Wish } from './fulfil.ts';
import { isTradingDay } from './is-trading-day.ts';
import { ORDERS, type Plan, PLANS } from './orders.ts';

/** What the plan puts in on that day; null when it is not due. */
function due(plan: Plan, date: LocalDate, done: Set<string>): string | null {
  const month = date.slice(0, 7);
  const amount = plan.amounts.findLast(([from]) => from <= month)?.[1] ?? '0';
  const key = `${plan.broker.name} ${plan.fund.isin} ${month}`;
  const late = chance(key) % (plan.broker.lateDays + 1);
  const isDay = date.slice(8) >= String(plan.day + late).padStart(2, '0');
  const isMonth = plan.months.length === 0 || plan.months.includes(month.slice(5));
  if (amount === '0' || !isDay || !isMonth || done.has(key)) return null;
  done.add(key);
  return amount;
}

function* wishes(first: LocalDate, last: LocalDate): Generator<Wish> {
  const done = new Set<string>();
  const waiting = ORDERS.filter((order) => order.on >= first);
  for (const date of daysFrom(first, last)) {
    if (!isTradingDay(date)) continue;
    while (waiting[0] && waiting[0].on <= date) {
      const order = waiting.shift();
      if (order) yield { ...order, date, isPlan: false };
    }
    for (const plan of PLANS) {
      const amount = due(plan, date, done);
      const { fund, broker } = plan;
      if (amount !== null) yield { date, fund, broker, isPlan: true, does: { buysFor: amount } };
    }
  }
}

/** Everything that was bought and sold from one day to another, both included, in the order of time. */
export function makeTrades(first: LocalDate, last: LocalDate): DemoTrade[] {
  const held = new Map<string, Decimal>();
  const trades: DemoTrade[] = [];
  for (const wish of wishes(first, last)) {
    const place = `${wish.broker.name} ${wish.fund.isin}`;
    const before = held.get(place) ?? ZERO;
    const trade = fulfil(wish, before);
    if (!trade) continue;
    held.set(place, trade.type === 'BUY' ? add(before, trade.units) : subtract(before, trade.units));
    trades.push(trade);
  }
  return trades;
}
