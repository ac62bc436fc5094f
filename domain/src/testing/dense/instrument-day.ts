import type { LocalDate } from '../../calendar/local-date.ts';
import { addedUp, amountsOf, type DenseAmounts, NO_AMOUNTS } from './dense-amounts.ts';
import { afterSplit, foreignUnits, type InstrumentLedger, unitsOn } from './dense-ledger.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { hasCloseOf, priceOn, rateOfPrice } from './dense-quotes.ts';
import { Fraction } from './fraction.ts';

/** What one instrument, or the portfolio, was worth in the evening of a day and what was moved on it, in base currency. */
export interface DenseDay extends DenseAmounts {
  readonly value: Fraction;
  readonly inflow: Fraction;
  readonly outflow: Fraction;
  /** Units from elsewhere and to elsewhere, at the value of the day. */
  readonly movedIn: Fraction;
  readonly movedOut: Fraction;
  readonly currencyGain: Fraction;
  readonly isPriced: boolean;
}

/**
 * One instrument on one day.
 *
 * @param eve the day before
 * @throws UnknownFigure
 */
export function instrumentDay(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  eve: LocalDate,
  day: LocalDate,
): DenseDay {
  const [before, units] = [unitsOn(ledger, eve), unitsOn(ledger, day)];
  if (units.sign() < 0) return EMPTY_DAY;
  const entries = ledger.entries.filter(({ date }) => date === day);
  const amounts = addedUp(entries.map((entry) => amountsOf(portfolio, entry)));
  const moved = (type: 'TRANSFER_IN' | 'TRANSFER_OUT') => {
    const crossing = entries.reduce((sum, entry) => {
      if (entry.type !== 'TRANSFER_IN' && entry.type !== 'TRANSFER_OUT') return afterSplit(sum, entry);
      return entry.type === type ? sum.plus(foreignUnits(ledger, entry)) : sum;
    }, Fraction.ZERO);
    return valueOf(portfolio, ledger, crossing, day);
  };
  const [movedIn, movedOut] = [moved('TRANSFER_IN'), moved('TRANSFER_OUT')];
  const taken = entries.filter(({ type }) => type === 'SELL' || type === 'DIVIDEND');
  const takenOff = addedUp(taken.map((entry) => amountsOf(portfolio, entry)));
  const chargesTaken = takenOff.fees.plus(takenOff.taxes);
  const charges = amounts.fees.plus(amounts.taxes);
  return {
    ...amounts,
    value: valueOf(portfolio, ledger, units, day),
    inflow: amounts.purchases.plus(movedIn).plus(charges.minus(chargesTaken)),
    outflow: amounts.proceeds.plus(amounts.income).plus(movedOut).minus(chargesTaken),
    movedIn,
    movedOut,
    currencyGain: currencyGain(portfolio, ledger, eve, day),
    isPriced: before.sign() > 0 && units.sign() > 0 && hasCloseOf(portfolio, ledger, day),
  };
}

/** A day on which there is nothing. */
export const EMPTY_DAY: DenseDay = {
  ...NO_AMOUNTS,
  value: Fraction.ZERO,
  inflow: Fraction.ZERO,
  outflow: Fraction.ZERO,
  movedIn: Fraction.ZERO,
  movedOut: Fraction.ZERO,
  currencyGain: Fraction.ZERO,
  isPriced: false,
};

/**
 * Units · price ÷ rate of the day; nothing is worth nothing, whatever its price.
 *
 * @throws UnknownFigure
 */
export function valueOf(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  units: Fraction,
  day: LocalDate,
): Fraction {
  if (units.sign() === 0) return Fraction.ZERO;
  const unit = priceOn(portfolio, ledger, day);
  return units.times(unit.price).over(rateOfPrice(portfolio, unit, day));
}

/** The part of a day's gain that a change of the rate made. */
function currencyGain(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  eve: LocalDate,
  day: LocalDate,
): Fraction {
  const before = unitsOn(ledger, eve);
  if (before.sign() <= 0) return Fraction.ZERO;
  const past = priceOn(portfolio, ledger, eve);
  const worthOn = (on: LocalDate) => before.times(past.price).over(rateOfPrice(portfolio, past, on));
  return worthOn(day).minus(worthOn(eve));
}
