import {
  closeOn,
  conversionOn,
  dateOfEpochDay,
  decimal,
  type Decimal,
  dueDays,
  epochDay,
  localDate,
  type LocalDate,
  multiply,
  type NoValue,
  orderFee,
  planUnits,
  PUBLISHED_DIGITS,
  quotedValuation,
  roundHalfEven,
  ZERO,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Database } from '../../db/open-database.ts';
import type { RowOf } from '../../db/tables.ts';
import { brokerFees } from '../../records/broker-fees/broker-fees.repository.ts';
import {
  listSavingsPlans,
  scheduleOf,
  settledDays,
} from '../../records/savings-plans/savings-plans.repository.ts';
import type { KnownPortfolio, PortfolioReader } from '../known-portfolio.ts';

/** A purchase that a plan proposes for a day; the owner has neither confirmed nor skipped it. */
export interface DuePurchase {
  readonly plan: RowOf<'savings_plans'>;
  readonly name: string | null;
  readonly dueOn: LocalDate;
  /** Of one unit in the base currency, and its day; null where none is known on or before the day. */
  readonly price: { readonly value: Decimal; readonly date: LocalDate } | null;
  /** Null without a price, and where the amount buys nothing. */
  readonly units: Decimal | null;
  readonly fee: Decimal | null;
  readonly reason: NoValue | 'amount_too_small' | null;
}

export type DuePurchases = () => Promise<readonly DuePurchase[]>;

/** What is due of all plans up to today, the earliest first. */
export function duePurchases({ read }: Database, book: PortfolioReader): DuePurchases {
  return async () => {
    const plans = await listSavingsPlans(read);
    if (plans.length === 0) return [];
    const [settled, fees, known] = await Promise.all([settledDays(read), brokerFees(read), book.portfolio()]);
    const today = localDate(todayHere());
    const due = plans.flatMap((plan) =>
      dueDays(scheduleOf(plan), today)
        .filter((day) => settled.get(plan.id)?.has(day) !== true)
        .map((dueOn): DuePurchase => {
          const name = known.instruments.get(plan.isin)?.name ?? null;
          const price = priceOn(known, plan.isin, dueOn);
          if (typeof price === 'string')
            return { plan, name, dueOn, price: null, units: null, fee: null, reason: price };
          const units =
            plan.amount === null ? decimal(plan.units ?? '0') : planUnits(decimal(plan.amount), price.value);
          if (units === null)
            return { plan, name, dueOn, price, units, fee: null, reason: 'amount_too_small' };
          const schedule = fees.get(plan.broker);
          const fee = schedule ? orderFee(schedule, multiply(units, price.value)) : ZERO;
          return { plan, name, dueOn, price, units, fee, reason: null };
        }),
    );
    return due.toSorted((one, other) =>
      one.dueOn === other.dueOn ? one.plan.id - other.plan.id : one.dueOn < other.dueOn ? -1 : 1,
    );
  };
}

/** The close of the day or the last one before it, in the base currency by the rates of that day. */
function priceOn({ closes, rates, currency }: KnownPortfolio, isin: string, on: LocalDate) {
  const day = epochDay(on);
  const close = closeOn(closes.get(isin) ?? [], day);
  if (close === null) return 'no_price';
  const conversion = conversionOn(rates, close.currency, currency, day);
  if (conversion === null) return 'no_rate';
  const { price } = quotedValuation(ZERO, { close, conversion });
  return {
    value: roundHalfEven(price ?? ZERO, PUBLISHED_DIGITS),
    date: dateOfEpochDay(close.day),
  };
}
