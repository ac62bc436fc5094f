import { grossAmount } from '../ledger/trade-amounts.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import { absolute, add, compare, type Decimal, multiply, subtract } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { checkNumberOf, type DegiroRowReading } from './degiro-cells.ts';
import { rowReason } from './row-reason.ts';
import type { TradeDraft } from './statement.ts';

/** Value, fee and total are each rounded to cents. */
const CENTS = decimal('0.02');

/** DEGIRO prints rates with four digits: each is wrong by at most half of the last one. */
const RATE_ROUNDING = decimal('0.00005');

/**
 * Compares what the trade cost or brought with the broker's own total, which contains the AutoFX fee in some exports
 * and not in others: either is right. A difference is worth a note; what was paid follows from units, price, rate and fees.
 */
export function noteUnexpectedTotal(reading: DegiroRowReading, draft: TradeDraft): void {
  const total = checkNumberOf(reading, 'total');
  if (total === null) return;
  const net = netAmount(draft);
  const tolerance = toleranceOf(draft);
  const isExpected = (amount: Decimal): boolean => compare(absolute(subtract(amount, total)), tolerance) <= 0;
  if (isExpected(net) || isExpected(add(net, draft.fxFee))) return;
  const own = decimalText(roundHalfEven(net, 2), 2);
  reading.notes.push(rowReason('total', 'total_differs', { told: decimalText(total, 2), own }));
}

/** 0.02 plus what the rounding of the rate does to the value: gross · 0.00005 / rate. */
function toleranceOf(draft: TradeDraft): Decimal {
  if (draft.exchangeRate === null) return CENTS;
  const perRate = divide(RATE_ROUNDING, draft.exchangeRate, GUARD_DIGITS);
  return add(CENTS, multiply(grossAmount(draft), perRate));
}
