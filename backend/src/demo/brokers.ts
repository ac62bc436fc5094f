import { add, type Decimal, decimal, multiply, roundHalfEven, ZERO } from '@portfolio/domain';
import { type Fund, WORLD } from './funds.ts';

/** What a broker's fee depends on. */
export interface FeeQuestion {
  readonly fund: Fund;
  readonly date: string;
  /** Units × price, EUR. */
  readonly gross: Decimal;
  /** False for an order that was placed by hand. */
  readonly isPlan: boolean;
}

export interface Broker {
  readonly name: string;
  /** Fraction digits of units that it deals in. */
  readonly unitDigits: number;
  /** By how many days a monthly purchase may be late: a person forgets, a savings plan does not. */
  readonly lateDays: number;
  readonly fee: (question: FeeQuestion) => Decimal;
}

const ONE_EURO = decimal('1');

/** The core selection was free until 2021; since then each order pays for handling. */
function degiroFee({ fund, date, gross }: FeeQuestion): Decimal {
  const isCore = fund === WORLD;
  if (date >= '2022') return isCore ? ONE_EURO : decimal('3');
  return isCore ? ZERO : add(decimal('2'), roundHalfEven(multiply(gross, decimal('0.0003')), 2));
}

export const DEGIRO: Broker = { name: 'DEGIRO', unitDigits: 0, lateDays: 4, fee: degiroFee };

export const TRADE_REPUBLIC: Broker = {
  name: 'Trade Republic',
  unitDigits: 4,
  lateDays: 0,
  fee: ({ isPlan }) => (isPlan ? ZERO : ONE_EURO),
};

export const SCALABLE: Broker = {
  name: 'Scalable Capital',
  unitDigits: 4,
  lateDays: 0,
  fee: ({ isPlan }) => (isPlan ? ZERO : decimal('0.99')),
};

export const BROKERS: readonly Broker[] = [DEGIRO, TRADE_REPUBLIC, SCALABLE];
