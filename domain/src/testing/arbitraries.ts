import fc from 'fast-check';
import { localDateOf, type LocalDate } from '../calendar/local-date.ts';
import { parseLocalTime } from '../calendar/local-time.ts';
import type { Trade, TradeType } from '../ledger/trade.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Close } from '../valuation/closes.ts';
import type { Quote } from '../valuation/valuation.ts';
import { SOME_DAY, SOME_ISIN } from './trades.ts';

/** Any decimal number up to 30 digits with at most `scale` fraction digits, either sign. */
export function anyDecimal(scale = 20): fc.Arbitrary<Decimal> {
  return fc.record({
    digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    scale: fc.nat({ max: scale }),
  });
}

/** A decimal number above zero with at most `scale` fraction digits. */
export function positiveDecimal(scale = 4): fc.Arbitrary<Decimal> {
  return fc.record({ digits: fc.bigInt({ min: 1n, max: 9_999_999n }), scale: fc.nat({ max: scale }) });
}

function amount(scale: number): fc.Arbitrary<Decimal> {
  return fc.record({ digits: fc.bigInt({ min: 0n, max: 999n }), scale: fc.constant(scale) });
}

const someDay: fc.Arbitrary<LocalDate> = fc
  .tuple(fc.integer({ min: 2020, max: 2022 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, month, day]) => localDateOf(year, month, day) ?? SOME_DAY);

/** One trade of one instrument; small units, so that positions close and go below zero now and then. */
export function anyTrade(
  type: fc.Arbitrary<TradeType> = fc.constantFrom('BUY', 'SELL'),
): fc.Arbitrary<Omit<Trade, 'id'>> {
  return fc.record({
    date: someDay,
    time: fc.constantFrom(null, parseLocalTime('09:15'), parseLocalTime('17:30')),
    isin: fc.constant(SOME_ISIN),
    broker: fc.constantFrom('DEGIRO', 'Trade Republic', 'IBKR'),
    type,
    units: fc.record({ digits: fc.bigInt({ min: 1n, max: 40n }), scale: fc.constantFrom(0, 0, 1) }),
    price: positiveDecimal(),
    currency: fc.constant('EUR'),
    exchangeRate: fc.option(positiveDecimal(), { freq: 4 }),
    fee: amount(2),
    fxFee: amount(2),
    tax: amount(2),
  });
}

/** Trades of one instrument in no order, numbered in the order of recording. */
export function anyTrades(
  type: fc.Arbitrary<TradeType> = fc.constantFrom('BUY', 'SELL'),
  maxLength = 24,
): fc.Arbitrary<readonly Trade[]> {
  return fc
    .array(anyTrade(type), { maxLength })
    .map((drafts) => drafts.map((draft, index) => ({ ...draft, id: index + 1 })));
}

function published(currency: string): fc.Arbitrary<Close> {
  return fc
    .record({ value: positiveDecimal(), day: fc.nat(30_000) })
    .map((close) => ({ ...close, currency, source: 'a' }));
}

/** A close in dollars, with any of the rates that it may be converted by. */
export const anyQuote: fc.Arbitrary<Quote> = fc.record({
  close: published('USD'),
  conversion: fc.record({ multiply: fc.option(published('CZK')), divide: fc.option(published('USD')) }),
});
