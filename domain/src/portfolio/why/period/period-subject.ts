import type { LocalDate } from '../../../calendar/local-date.ts';
import type { CostBasisMethod } from '../../../ledger/cost-basis-method.ts';
import type { Transaction } from '../../../ledger/transaction.ts';
import { add, type Decimal, subtract, ZERO } from '../../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import { DAY_SCALE } from '../../days/day-totals.ts';
import type { Benchmark } from '../../days/benchmark.ts';
import type { InstrumentHistory } from '../../days/instrument-walk.ts';
import type { PeriodFigures } from '../../days/period-figures.ts';
import type { PortfolioDays } from '../../days/portfolio-days.ts';
import { realisedGains, realisedWithin } from '../../days/realised-gains.ts';
import type { Market } from './priced-units.ts';

/** One instrument of a part of the portfolio, or what belongs to none. */
export interface PeriodInstrument {
  /** Empty for what belongs to no instrument. */
  readonly isin: string;
  /** Of all brokers, in ledger order, transfers as `settleTransfers` tells them. */
  readonly entries: readonly Transaction[];
  readonly history: InstrumentHistory;
  /** It alone, on the days of the portfolio. */
  readonly days: PortfolioDays;
}

/** What the portfolio is held against. */
export interface PeriodBenchmark {
  readonly isin: string;
  readonly entries: readonly Transaction[];
  /** One unit of it, as `unitHeldFrom` tells it. */
  readonly history: InstrumentHistory;
  readonly days: PortfolioDays;
  readonly told: Benchmark;
}

/** A period, or a stretch of one, of the portfolio or of a part of it, without what is left out. */
export interface PeriodSubject extends Market {
  /** Ascending by ISIN; what belongs to none first. Not asked for by figures that do not stand on instruments. */
  readonly instruments: readonly PeriodInstrument[];
  /** Whether one instrument alone was asked about. */
  readonly isOne: boolean;
  /** Null for all. */
  readonly broker: string | null;
  readonly method: CostBasisMethod;
  readonly days: PortfolioDays;
  /** Indices of the start day and the end day: half-open (from, to]. */
  readonly from: number;
  readonly to: number;
  /** Before they are published. */
  readonly figures: PeriodFigures;
  readonly riskFreeRate: Decimal;
  readonly benchmark: PeriodBenchmark | null;
}

/** The start day and the end day. */
export function boundsOf({ days, from, to }: PeriodSubject): { from: LocalDate; to: LocalDate } {
  return { from: days.dates[from] as LocalDate, to: days.dates[to] as LocalDate };
}

/** What a period of one instrument or of a portfolio is made of, base currency. */
export interface PeriodAmounts {
  readonly startValue: Decimal;
  readonly endValue: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  /** What of the purchases came from elsewhere, and what of the proceeds went there. */
  readonly transfersIn: Decimal;
  readonly transfersOut: Decimal;
  readonly income: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  readonly currencyGain: Decimal;
  readonly realisedGain: Decimal;
}

const AMOUNTS = [
  'startValue',
  'endValue',
  'purchases',
  'proceeds',
  'transfersIn',
  'transfersOut',
  'income',
  'fees',
  'taxes',
  'currencyGain',
  'realisedGain',
] as const satisfies readonly (keyof PeriodAmounts)[];

/** The amounts as they are published, and what follows from them. */
export interface PublishedAmounts extends PeriodAmounts {
  readonly netFlows: Decimal;
  readonly gain: Decimal;
  readonly priceGain: Decimal;
  readonly unrealisedGain: Decimal;
}

/** Amounts with at most ten fraction digits, and what is told from them. @see docs/spec/returns.md §8 */
export function publishedAmounts(amounts: PeriodAmounts): PublishedAmounts {
  const rounded = Object.fromEntries(
    AMOUNTS.map((name) => [name, roundHalfEven(amounts[name], PUBLISHED_DIGITS)]),
  ) as Record<(typeof AMOUNTS)[number], Decimal>;
  const { startValue, endValue, purchases, proceeds, income, fees, taxes } = rounded;
  const moved = subtract(purchases, proceeds);
  const capitalGain = subtract(subtract(endValue, startValue), moved);
  const charges = add(fees, taxes);
  return {
    ...rounded,
    netFlows: subtract(add(moved, charges), income),
    gain: subtract(add(capitalGain, income), charges),
    priceGain: subtract(capitalGain, rounded.currencyGain),
    unrealisedGain: subtract(capitalGain, rounded.realisedGain),
  };
}

/** The amounts of one instrument, before they are published. */
export function amountsOf(subject: PeriodSubject, { days, entries }: PeriodInstrument): PeriodAmounts {
  const { from, to, broker, method } = subject;
  const at = (digits: readonly bigint[], index: number) => ({
    digits: digits[index] as bigint,
    scale: DAY_SCALE,
  });
  const over = (digits: readonly bigint[]) => {
    const sum = digits.slice(from + 1, to + 1).reduce((total, one) => total + one, 0n);
    return { digits: sum, scale: DAY_SCALE };
  };
  const { flows } = days;
  const bounds = boundsOf(subject);
  const [transfersIn, transfersOut] = [over(flows.transfersIn), over(flows.transfersOut)];
  const gains = realisedGains(entries, method);
  return {
    startValue: at(days.values, from),
    endValue: at(days.values, to),
    purchases: add(over(flows.purchases), transfersIn),
    proceeds: add(over(flows.proceeds), transfersOut),
    transfersIn,
    transfersOut,
    income: over(flows.income),
    fees: over(flows.fees),
    taxes: over(flows.taxes),
    currencyGain: over(days.currencyGains),
    realisedGain: from === to ? ZERO : realisedWithin(gains, bounds.from, bounds.to, broker),
  };
}
