import { localDate } from '../calendar/local-date.ts';
import type { Trade, TradeType } from '../ledger/trade.ts';
import { ONE } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import { SOME_BROKER, SOME_ISIN } from './trades.ts';

/** A trade as fixtures/portfolios/<scenario>/trades.json writes it. */
interface WrittenTrade {
  readonly date: string;
  readonly type: TradeType;
  readonly units: string;
  /** One of the two: per unit in `currency`, or of all units. */
  readonly price?: string;
  readonly amount?: string;
  readonly currency?: string;
  /** The rate as the publisher quotes it: units of the base currency for one unit of `currency`. */
  readonly base_per_currency?: string;
  readonly fee?: string;
  readonly broker?: string;
}

export interface WrittenLedger {
  readonly base_currency: string;
  readonly trades: readonly WrittenTrade[];
}

/** The trades of a scenario, all of one instrument, in the order of the file. */
export function scenarioTrades(ledger: WrittenLedger): readonly Trade[] {
  return ledger.trades.map((written, index) => {
    const units = decimal(written.units);
    const price =
      written.price === undefined
        ? divide(decimal(written.amount ?? ''), units, GUARD_DIGITS)
        : decimal(written.price);
    const rate = written.base_per_currency;
    return {
      id: index + 1,
      date: localDate(written.date),
      time: null,
      isin: SOME_ISIN,
      broker: written.broker ?? SOME_BROKER,
      type: written.type,
      units,
      price,
      currency: written.currency ?? ledger.base_currency,
      exchangeRate: rate === undefined ? null : divide(ONE, decimal(rate), GUARD_DIGITS),
      fee: decimal(written.fee ?? '0'),
      fxFee: decimal('0'),
      tax: decimal('0'),
    };
  });
}
