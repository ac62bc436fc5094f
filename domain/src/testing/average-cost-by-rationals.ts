import type { Trade } from '../ledger/trade.ts';
import { minus, over, plus, type Rational, rational, rationalOf, times } from './rational.ts';

/** What the average-cost method comes to, in exact fractions. */
export interface AverageCostByRationals {
  readonly units: Rational;
  /** Units × their average price; negative while units are below zero. */
  readonly costPool: Rational;
  readonly feePool: Rational;
  readonly realisedGain: Rational;
  readonly realisedGainWithFees: Rational;
}

const NOTHING = rational(0n);

/**
 * The average-cost method told a second way, to judge the first: unit by average price instead of by pool, every
 * trade cut at zero into the piece that closes and the piece that opens, realised gain added up sale by sale.
 *
 * @param trades of one instrument, already in ledger order
 */
export function averageCostByRationals(trades: readonly Trade[]): AverageCostByRationals {
  let units = NOTHING;
  let averagePrice = NOTHING;
  let averageFee = NOTHING;
  let realisedGain = NOTHING;
  let realisedFees = NOTHING;
  for (const trade of trades) {
    const direction = rational(trade.type === 'BUY' ? 1n : -1n);
    const price = over(
      rationalOf(trade.price),
      trade.exchangeRate ? rationalOf(trade.exchangeRate) : rational(1n),
    );
    const traded = rationalOf(trade.units);
    const feePerUnit = over(plus(rationalOf(trade.fee), rationalOf(trade.fxFee)), traded);
    const held = times(units, direction);
    const closing = held.numerator >= 0n ? NOTHING : smaller(traded, times(held, rational(-1n)));
    const opening = minus(traded, closing);

    // Closing pieces realise the difference to the average; a purchase earns when it is below the price sold at.
    realisedGain = plus(realisedGain, times(times(closing, direction), minus(averagePrice, price)));
    realisedFees = plus(realisedFees, times(closing, plus(feePerUnit, averageFee)));
    const before = plus(held, closing);
    const after = plus(before, opening);
    if (trade.type === 'SELL') realisedFees = plus(realisedFees, times(opening, feePerUnit));
    const openingFee = trade.type === 'SELL' ? NOTHING : feePerUnit;
    if (opening.numerator > 0n) {
      averagePrice = over(plus(times(before, averagePrice), times(opening, price)), after);
      averageFee = over(plus(times(before, averageFee), times(opening, openingFee)), after);
    }
    units = times(after, direction);
  }
  return {
    units,
    costPool: times(units, averagePrice),
    feePool: times(units, averageFee),
    realisedGain,
    realisedGainWithFees: minus(realisedGain, realisedFees),
  };
}

function smaller(left: Rational, right: Rational): Rational {
  return minus(left, right).numerator < 0n ? left : right;
}
