import { dateOfEpochDay } from '../calendar/epoch-day.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { CostBasisMethod } from '../ledger/cost-basis-method.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import type { Transaction } from '../ledger/transaction.ts';
import { type Decimal, sum, ZERO } from '../money/decimal.ts';
import { benchmark, unitHeldFrom } from '../portfolio/days/benchmark.ts';
import { bookedDays } from '../portfolio/days/booked-days.ts';
import { enteredValues } from '../portfolio/days/entered-values.ts';
import type { InstrumentHistory } from '../portfolio/days/instrument-walk.ts';
import { leftOut } from '../portfolio/days/left-out.ts';
import { periodFigures, valuedPeriod } from '../portfolio/days/period-figures.ts';
import { type PortfolioDays, portfolioDays } from '../portfolio/days/portfolio-days.ts';
import { realisedGains, realisedWithin } from '../portfolio/days/realised-gains.ts';
import type { PeriodSubject } from '../portfolio/why/period/period-subject.ts';
import { inOneGo } from '../returns/in-one-go.ts';
import { type AnyInstrument, type AnyPortfolio, DAYS, FIRST } from './portfolios.ts';

/** What of a portfolio is looked at, and how. */
export interface AskedPart {
  readonly method?: CostBasisMethod;
  readonly broker?: string | null;
  /** One instrument alone. */
  readonly only?: string;
  /** The name of an instrument of the portfolio. */
  readonly benchmark?: string;
  readonly riskFreeRate?: Decimal;
  /** The period that this one is a stretch of: what it is told without, so is the stretch. */
  readonly within?: readonly [from: number, to: number];
  /** Days since 1970-01-01; of random portfolios when absent. */
  readonly first?: number;
  readonly last?: number;
}

/**
 * A period of a portfolio, without what cannot be told on every evening of it.
 *
 * @param from index of the start day
 * @param to   index of the end day
 */
export function periodSubject(
  portfolio: AnyPortfolio,
  from: number,
  to: number,
  asked: AskedPart = {},
): PeriodSubject {
  const { method = 'average', broker = null, only, riskFreeRate = ZERO } = asked;
  const { base, rates } = portfolio;
  const recorded = new Map(
    Array.from(portfolio.instruments, ([isin, one]) => [isin, asRecorded(one)] as const),
  );
  const [start, end] = asked.within ?? [from, to];
  const { first = FIRST, last = FIRST + DAYS } = asked;
  const stretch = { start: dateOfEpochDay(first), end: dateOfEpochDay(last), base, rates };
  const walk = (histories: ReadonlyMap<string, InstrumentHistory>) =>
    inOneGo(portfolioDays(histories, stretch));
  const histories = new Map(
    Array.from(recorded)
      .filter(([isin]) => only === undefined || isin === only)
      .map(([isin, one]) => [isin, historyOf(one, broker)] as const),
  );
  for (const { name } of leftOut(walk(histories).gaps, start, end)) histories.delete(name);
  const days = walk(histories);
  const instruments = Array.from(histories, ([isin, history]) => ({
    isin,
    entries: ledgerOrder((recorded.get(isin) as AnyInstrument).entries),
    history,
    days: walk(new Map([[isin, history]])),
  }));
  const bounds = [days.dates[from] as LocalDate, days.dates[to] as LocalDate] as const;
  const gains = instruments.map(({ entries }) =>
    realisedWithin(realisedGains(entries, method), ...bounds, broker),
  );
  const figures = inOneGo(periodFigures(days, from, to, sum(gains), riskFreeRate));
  return {
    ...{ base, rates, instruments, isOne: only !== undefined, broker, method, days, from, to },
    ...{ figures, riskFreeRate, benchmark: comparedWith(portfolio, asked, days, [from, to], walk) },
  };
}

/** Random entries have the members of every type; what of them was recorded are those of their own. */
function asRecorded(one: AnyInstrument): AnyInstrument {
  const entries = one.entries.map((entry) => {
    const foreign = ['BUY', 'SELL', 'TRANSFER_IN', 'TRANSFER_OUT'].includes(entry.type) ? 'amount' : 'units';
    return Object.fromEntries(Object.entries(entry).filter(([member]) => member !== foreign));
  });
  return { ...one, entries: entries as unknown as readonly Transaction[] };
}

function historyOf({ entries, values, closes }: AnyInstrument, broker: string | null): InstrumentHistory {
  return {
    days: bookedDays(entries, broker),
    values: enteredValues(values, bookedDays(entries, null)),
    closes,
  };
}

function comparedWith(
  portfolio: AnyPortfolio,
  { benchmark: isin }: AskedPart,
  days: PortfolioDays,
  [from, to]: readonly [number, number],
  walk: (histories: ReadonlyMap<string, InstrumentHistory>) => PortfolioDays,
): PeriodSubject['benchmark'] {
  const one = isin === undefined ? undefined : portfolio.instruments.get(isin);
  if (isin === undefined || !one) return null;
  const entries = ledgerOrder(asRecorded(one).entries);
  const start = days.dates[0] as LocalDate;
  const { values, closes } = historyOf(one, null);
  const history = { days: unitHeldFrom(start, bookedDays(entries, null)), values, closes };
  const unit = walk(new Map([[isin, history]]));
  return { isin, entries, history, days: unit, told: benchmark(valuedPeriod(days, from, to), unit, from) };
}
