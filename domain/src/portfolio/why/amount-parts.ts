import type { Trade } from '../../ledger/trade.ts';
import { feesPaid, grossAmount } from '../../ledger/trade-amounts.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Expression, Rule } from './trail.ts';

/** An operand and what it follows from. */
interface AmountPart {
  readonly operand: Decimal;
  readonly rule: Rule;
  readonly expression: Expression;
}

/** What the gross amount of a trade follows from. */
export function pricing({
  units,
  price,
  exchangeRate,
}: Pick<Trade, 'units' | 'price' | 'exchangeRate'>): Expression {
  return { units, price, ...(exchangeRate && { exchange_rate: exchangeRate }) };
}

/** The gross amount of a trade as part of a line. */
export function grossPart(trade: Trade): AmountPart {
  return { operand: grossAmount(trade), rule: 'gross_amount', expression: pricing(trade) };
}

/** What was charged for a trade as part of a line. */
export function feesPart(trade: Trade): AmountPart {
  return { operand: feesPaid(trade), rule: 'fees', expression: { fee: trade.fee, fx_fee: trade.fxFee } };
}
