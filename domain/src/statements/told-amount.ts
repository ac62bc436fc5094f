import type { LocalDate } from '../calendar/local-date.ts';
import { isCurrency } from '../money/currencies.ts';
import { type Decimal, isPositive, isZero, normalise, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { inWholeUnits, type QuotedAmount } from '../money/subunits.ts';
import { rowReason } from './row-reason.ts';
import { settled, type SettledMoney } from './settled.ts';
import { shown } from './shown.ts';
import type { RowReading } from './table.ts';

/** An amount in the main unit of the currency that a cell names; null after an error. */
export function quotedIn(reading: RowReading, amount: Decimal, code: string): QuotedAmount | null {
  const whole = inWholeUnits(amount, code);
  if (isCurrency(whole.currency)) return { amount: normalise(whole.amount), currency: whole.currency };
  const reason =
    code === ''
      ? rowReason('currency', 'missing')
      : rowReason('currency', 'not_a_currency', { cell: shown(code) });
  reading.errors.push(reason);
  return null;
}

/** What a row tells of its money when its charges are not yet converted. */
export interface PlainMoney {
  readonly date: LocalDate;
  readonly time: SettledMoney['time'];
  readonly currency: string;
  /** Units of `currency` for one of the base currency, > 0; null where the file does not say. */
  readonly rate: Decimal | null;
}

/** The money of a row without charges; null when a rate is needed and not known, which is then among the row's errors. */
export function plainMoney(reading: RowReading, told: PlainMoney): SettledMoney | null {
  const none = { fee: ZERO, fxFee: ZERO, tax: ZERO };
  return settled(reading, { ...told, account: reading.context.base, ...none });
}

/** An amount in a row's currency as the base currency's. */
export function inBase(amount: Decimal, { exchangeRate }: SettledMoney): Decimal {
  return exchangeRate === null || isZero(amount)
    ? amount
    : normalise(divide(amount, exchangeRate, PUBLISHED_DIGITS));
}

/**
 * A charge in a currency of its own as the base currency's.
 *
 * @returns null when a rate is needed and not known, which is then among the row's errors
 */
export function chargeInBase(reading: RowReading, charge: QuotedAmount, money: SettledMoney): Decimal | null {
  const { amount, currency } = charge;
  const { base } = reading.context;
  if (isZero(amount) || currency === base) return amount;
  if (currency === money.currency) return inBase(amount, money);
  const { date, time } = money;
  const own = plainMoney(reading, { date, time, currency, rate: null });
  return own && inBase(amount, own);
}

/** One divided by a rate that the file tells the other way round; null when that is no rate. */
export function turnedRound(rate: Decimal | null): Decimal | null {
  if (rate === null || !isPositive(rate)) return null;
  const turned = normalise(divide({ digits: 1n, scale: 0 }, rate, PUBLISHED_DIGITS));
  return isPositive(turned) ? turned : null;
}
