import { dateFromDayNumber } from '../../calendar/date-from-day-number.ts';
import { daysEvery } from '../../calendar/days-every.ts';
import { dayNumber, daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { addedUp, amountsOf, type DenseAmounts } from './dense-amounts.ts';
import { type InstrumentLedger, instrumentLedgers, unitsOn } from './dense-ledger.ts';
import { averageBasis, type DenseBasis, fifoBasis } from './dense-lots.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { Fraction } from './fraction.ts';
import { type DenseDay, EMPTY_DAY, instrumentDay, valueOf } from './instrument-day.ts';
import { figureOrNull, reasonOf, type UnknownReason } from './unknown-figure.ts';

export interface DatedDay {
  readonly date: LocalDate;
  /** Null while something that is held has no price or no rate. */
  readonly day: DenseDay | null;
}

/** A basis with the gain that is not realised. */
export type DenseGains = DenseBasis & { readonly unrealisedGain: Fraction };

/** What the portfolio was worth in the evening of each day of (start, end], and what was put in and taken out. */
export interface DensePeriod {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly startValue: Fraction | null;
  readonly days: readonly DatedDay[];
  /** Over all days; null where a day is unknown. */
  readonly totals: DenseTotals | null;
}

export interface DenseTotals extends Omit<DenseDay, 'value' | 'isPriced'> {
  readonly endValue: Fraction;
  readonly netFlows: Fraction;
  readonly totalGain: Fraction;
  readonly priceGain: Fraction;
}

/** Every day of (start, end], each by itself. */
export function densePeriod(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): DensePeriod {
  const ledgers = instrumentLedgers(portfolio);
  const days = daysEvery('day', start, end)
    .slice(1)
    .map((date) => ({ date, day: figureOrNull(() => dayOf(portfolio, ledgers, date)) }));
  const startValue = figureOrNull(() => valueOn(portfolio, ledgers, start));
  return { start, end, startValue, days, totals: totalsOf(startValue, days) };
}

/** Basis and gains of everything held in the evening of a day, by one of the methods; null where a rate or a price is unknown. */
export function denseGains(
  portfolio: DensePortfolio,
  method: 'average' | 'fifo',
  day: LocalDate,
): DenseGains | null {
  const ledgers = instrumentLedgers(portfolio).filter((ledger) => unitsOn(ledger, day).sign() >= 0);
  return figureOrNull(() => {
    const parts = ledgers.map((ledger) =>
      method === 'average' ? averageBasis(portfolio, ledger, day) : fifoBasis(portfolio, ledger, day),
    );
    const total = (member: keyof DenseBasis) => Fraction.sum(parts.map((part) => part[member]));
    const costBasis = total('costBasis');
    return {
      costBasis,
      realisedGain: total('realisedGain'),
      costIn: total('costIn'),
      costOut: total('costOut'),
      unrealisedGain: valueOn(portfolio, ledgers, day).minus(costBasis),
    };
  });
}

/**
 * Why an instrument cannot be told of a period: for the first evening on which it is oversold or held without a value, or the
 * first day on which units without a value come or go.
 */
export function denseLeftOut(
  portfolio: DensePortfolio,
  start: LocalDate,
  end: LocalDate,
): ReadonlyMap<string, 'oversold' | UnknownReason> {
  const found = new Map<string, 'oversold' | UnknownReason>();
  for (const ledger of instrumentLedgers(portfolio)) {
    for (const day of daysEvery('day', start, end).toReversed()) {
      const units = unitsOn(ledger, day);
      const eve = dateFromDayNumber(dayNumber(day) - 1) ?? day;
      const tell = () =>
        day === start ? valueOf(portfolio, ledger, units, day) : instrumentDay(portfolio, ledger, eve, day);
      const reason = units.sign() < 0 ? 'oversold' : reasonOf(tell);
      if (reason !== null) found.set(ledger.isin, reason);
    }
  }
  return found;
}

function valueOn(portfolio: DensePortfolio, ledgers: readonly InstrumentLedger[], day: LocalDate): Fraction {
  return Fraction.sum(
    ledgers.map((ledger) => {
      const units = unitsOn(ledger, day);
      return units.sign() < 0 ? Fraction.ZERO : valueOf(portfolio, ledger, units, day);
    }),
  );
}

function dayOf(portfolio: DensePortfolio, ledgers: readonly InstrumentLedger[], day: LocalDate): DenseDay {
  const eve = dateFromDayNumber(dayNumber(day) - 1) ?? day;
  const parts = ledgers.map((ledger) => instrumentDay(portfolio, ledger, eve, day));
  const ofPortfolio = portfolio.transactions.filter(({ isin, date }) => isin === null && date === day);
  const charges = addedUp(ofPortfolio.map((entry) => amountsOf(portfolio, entry)));
  return {
    ...inAll([...parts, { ...EMPTY_DAY, ...charges, inflow: charges.fees.plus(charges.taxes) }]),
    value: Fraction.sum(parts.map(({ value }) => value)),
    isPriced: parts.some(({ isPriced }) => isPriced),
  };
}

function totalsOf(startValue: Fraction | null, days: readonly DatedDay[]): DenseTotals | null {
  const known = days.flatMap(({ day }) => (day ? [day] : []));
  if (startValue === null || known.length < days.length) return null;
  const sums = inAll(known);
  const endValue = known.at(-1)?.value ?? startValue;
  const netFlows = sums.inflow.minus(sums.outflow);
  const totalGain = endValue.minus(startValue).minus(netFlows);
  const marketGain = totalGain.minus(sums.income).plus(sums.fees).plus(sums.taxes);
  return { ...sums, endValue, netFlows, totalGain, priceGain: marketGain.minus(sums.currencyGain) };
}

function inAll(days: readonly DenseDay[]): Omit<DenseDay, 'value' | 'isPriced'> {
  const total = (
    member: keyof DenseAmounts | 'inflow' | 'outflow' | 'movedIn' | 'movedOut' | 'currencyGain',
  ) => Fraction.sum(days.map((day) => day[member]));
  return {
    ...addedUp(days),
    inflow: total('inflow'),
    outflow: total('outflow'),
    movedIn: total('movedIn'),
    movedOut: total('movedOut'),
    currencyGain: total('currencyGain'),
  };
}

/** Calendar days of the period. */
export function dayCount({ start, end }: DensePeriod): number {
  return daysBetween(start, end);
}
