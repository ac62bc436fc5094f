import type { Listing, Price, PriceState, RateState } from '../api/wire.ts';

/** The newest close of the world, as Yahoo told it, unless told otherwise. */
export function price(changed: Partial<Price> = {}): Price {
  return {
    isin: 'IE00BK5BQT80',
    date: '2026-11-24',
    close: '121.0912',
    currency: 'EUR',
    source: 'yahoo',
    updated_at: null,
    ...changed,
  };
}

const FRESH = {
  newest_date: '2026-11-24',
  is_stale: false,
  stale_since: null,
  asked_at: '2026-11-24T20:00:00',
  told_at: '2026-11-24T20:00:00',
  failure: null,
} as const;

/** A price that is up to date, unless told otherwise. */
export function priceState(changed: Partial<PriceState> = {}): PriceState {
  return {
    ...FRESH,
    isin: 'IE00BK5BQT80',
    source: 'yahoo',
    newest: { value: '121.0912', currency: 'EUR', source: 'yahoo' },
    count: 3,
    ...changed,
  };
}

/** A rate that is up to date, unless told otherwise. */
export function rateState(changed: Partial<RateState> = {}): RateState {
  return {
    ...FRESH,
    currency: 'USD',
    source: 'ecb',
    newest: { value: '1.0412', currency: 'USD', source: 'ecb' },
    count: 250,
    ...changed,
  };
}

/** Prices of Yahoo, unless told otherwise. */
export function listing(changed: Partial<Listing> = {}): Listing {
  return {
    isin: 'IE00BK5BQT80',
    sources: [
      {
        provider: 'yahoo',
        symbol: 'VWCE.DE',
        exchange: 'XETRA',
        currency: 'EUR',
        address: null,
        address_format: null,
        rows_at: null,
        day_at: null,
        close_at: null,
      },
    ],
    updated_at: '2026-11-20T09:00:00',
    ...changed,
  };
}
