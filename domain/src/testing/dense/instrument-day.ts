import type { LocalDate } from '../../calendar/local-date.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { addedUp, amountsOf, type DenseAmounts, NO_AMOUNTS } from './dense-amounts.ts';
import { type InstrumentLedger, ratioOf } from './dense-ledger.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { hasCloseOf, priceOn, rateOfPrice, ratioOfAll } from './dense-quotes.ts';
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

/** Units held in the evening of a day at all brokers and between them; below zero when more was sold than bought. */
export function unitsOn({ entries, arrivals, arrived }: InstrumentLedger, day: LocalDate): Fraction {
  let units = Fraction.ZERO;
  for (const entry of entries.filter(({ date }) => date <= day)) {
    if (entry.type === 'BUY') units = units.plus(Fraction.ofDecimal(entry.units));
    if (entry.type === 'SELL') units = units.minus(Fraction.ofDecimal(entry.units));
    if (entry.type === 'SPLIT') units = units.times(ratioOf(entry));
    if (entry.type === 'TRANSFER_IN' || entry.type === 'TRANSFER_OUT') {
      const moved = foreignUnits({ arrivals, arrived }, entry);
      units = entry.type === 'TRANSFER_IN' ? units.plus(moved) : units.minus(moved);
    }
  }
  return units;
}

/** Units of a transfer that came from somebody else or went to somebody else; 0 between own brokers. */
export function foreignUnits(
  { arrivals, arrived }: Pick<InstrumentLedger, 'arrivals' | 'arrived'>,
  entry: Extract<Transaction, { readonly type: 'TRANSFER_IN' | 'TRANSFER_OUT' }>,
): Fraction {
  if (arrivals.has(entry.id)) return Fraction.ZERO;
  return Fraction.ofDecimal(entry.units).minus(arrived.get(entry.id) ?? Fraction.ZERO);
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
  const moved = (type: 'TRANSFER_IN' | 'TRANSFER_OUT') =>
    Fraction.sum(
      entries.map((entry, index) => {
        if (entry.type !== type) return Fraction.ZERO;
        const leaving = foreignUnits(ledger, entry).times(ratioOfAll(entries.slice(index + 1)));
        return valueOf(portfolio, ledger, leaving, day);
      }),
    );
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
    isPriced: before.sign() > 0 && units.sign() > 0 && hasCloseOf(portfolio, ledger.isin, day),
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
