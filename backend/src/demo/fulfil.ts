import {
  type Decimal,
  decimal,
  digitsAtScale,
  type LocalDate,
  type LocalTime,
  multiply,
  parseLocalTime,
  powerOfTen,
  roundHalfEven,
} from '@portfolio/domain';
import type { Broker } from './brokers.ts';
import { chance } from './chance.ts';
import type { Fund } from './funds.ts';
import type { Order } from './orders.ts';
import { priceOn } from './price-on.ts';

export interface DemoTrade {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  readonly fund: Fund;
  readonly broker: Broker;
  readonly type: 'BUY' | 'SELL';
  readonly units: Decimal;
  readonly price: Decimal;
  readonly fee: Decimal;
}

/** What a plan or an order wants done on a day. */
export type Wish = Pick<DemoTrade, 'date' | 'fund' | 'broker'> & { isPlan: boolean; does: Order['does'] };

const OPENS_AT = 9 * 60 + 4;
const MINUTES_OPEN = 500;

function timeOf({ date, fund }: Wish): LocalTime | null {
  const minute = OPENS_AT + (chance('time', date, fund.isin) % MINUTES_OPEN);
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return parseLocalTime(`${digits(minute / 60)}:${digits(minute % 60)}`);
}

/** Somewhere near the price at the day's end, in cents. */
function dealtPrice({ date, fund }: Wish): Decimal {
  const tenThousandths = BigInt(9985 + (chance('price', date, fund.isin) % 31));
  return roundHalfEven(multiply(priceOn(fund, date), { digits: tenThousandths, scale: 4 }), 2);
}

/** As many units as the amount pays for. */
function unitsFor(amount: Decimal, price: Decimal, unitDigits: number): Decimal {
  const scale = Math.max(amount.scale, price.scale);
  const digits = (digitsAtScale(amount, scale) * powerOfTen(unitDigits)) / digitsAtScale(price, scale);
  return { digits, scale: unitDigits };
}

function percentOf(units: Decimal, percent: bigint, unitDigits: number): Decimal {
  return { digits: (digitsAtScale(units, unitDigits) * percent) / 100n, scale: unitDigits };
}

/** The trade that fulfils the wish; null when it comes to no unit. */
export function fulfil(wish: Wish, held: Decimal): DemoTrade | null {
  const { date, fund, broker, does, isPlan } = wish;
  const price = dealtPrice(wish);
  const isPurchase = 'buysFor' in does;
  const units = isPurchase
    ? unitsFor(decimal(does.buysFor), price, broker.unitDigits)
    : percentOf(held, does.sellsPercent, broker.unitDigits);
  if (units.digits === 0n) return null;
  const fee = broker.fee({ fund, date, gross: multiply(units, price), isPlan });
  return { date, time: timeOf(wish), fund, broker, type: isPurchase ? 'BUY' : 'SELL', units, price, fee };
}
