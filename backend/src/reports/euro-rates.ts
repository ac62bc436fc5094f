import {
  type Close,
  closeCursor,
  czkRateCursor,
  dateOfEpochDay,
  decimal,
  epochDay,
  type ExchangeRates,
  type KnownCloses,
  type KnownRate,
  localDate,
  type LocalDate,
  type RateRecord,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import {
  DEFAULT_EXCHANGE_RATE,
  exchangeRatesOfDays,
} from '../records/exchange-rate/exchange-rate.repository.ts';

/** The rate between CZK and EUR on days that ascend, given the rates of CZK that were published or entered. */
export type CzkRates = (published: KnownCloses) => (day: LocalDate) => KnownRate | null;

/** @param today while no rate is known today, it is the one that is reckoned with until one is set */
export async function czkRates(db: Kysely<Tables>, today: LocalDate): Promise<CzkRates> {
  const own = (await exchangeRatesOfDays(db)).map(({ from, value }): RateRecord => {
    return { from: localDate(from), rate: decimal(value) };
  });
  const untilSet: KnownRate = { rate: decimal(DEFAULT_EXCHANGE_RATE), on: today, source: 'setting' };
  return (published) => {
    const rateOn = czkRateCursor(own, published);
    return (day) => rateOn(day) ?? (day < today ? null : untilSet);
  };
}

/**
 * Units of the base currency for one EUR on days that ascend: CZK as the settings or the published rates tell it, any
 * other as it was published or entered by then.
 *
 * @returns null when none is known by then, and for EUR, which needs none
 */
export function basePerEuro(
  currency: string,
  czk: CzkRates,
  rates: ExchangeRates,
): (day: LocalDate) => KnownRate | null {
  const published = rates.get(currency) ?? [];
  if (currency === 'CZK') return czk(published);
  const closeOn = closeCursor(published);
  let told: { readonly close: Close; readonly rate: KnownRate } | null = null;
  return (date) => {
    const close = closeOn(epochDay(date));
    if (close === null) return null;
    const { value: rate, day, source } = close;
    if (told?.close !== close) told = { close, rate: { rate, on: dateOfEpochDay(day), source } };
    return told.rate;
  };
}
