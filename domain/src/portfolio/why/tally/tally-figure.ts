import type { Transaction } from '../../../ledger/transaction.ts';
import {
  add,
  type Decimal,
  isPositive,
  isZero,
  multiply,
  ONE,
  subtract,
  sum,
} from '../../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import { DAY_SCALE } from '../../days/day-totals.ts';
import { averageValue, noTerCost } from '../../tallies/cost-ratio.ts';
import { feesPart, grossPart, taxesPart } from '../amount-parts.ts';
import type { Figure, TallyFigure, Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import { comingTo, summand } from '../period/coming-to.ts';
import { sourceOf } from '../period/instrument-value.ts';
import type { TrailLine } from '../trail.ts';
import { isSaleFigure, type SaleFigure, saleValue } from './sale-lines.ts';
import { isTallied, type TalliedInstrument, type TallySubject } from './tally-subject.ts';

/** Figures of one lot, which `lotValueLines` and `lotAgeLines` tell, and of one sale alone: `saleLines`, `saleDaysLines`. */
export const OF_ONE_ENTRY = [
  'lot_value',
  'lot_gain',
  'lot_age_days',
  'sale_units',
  'sale_days_least',
  'sale_days_most',
] as const;
export type EntryOnlyFigure = (typeof OF_ONE_ENTRY)[number];

/** The figures of a stretch. */
export type StretchFigure = Exclude<TallyFigure, EntryOnlyFigure>;

type Lines = readonly TrailLine[] | Unavailable;
type Part = Omit<Step, 'operator'>;
type EntryFigure = Exclude<
  Extract<StretchFigure, `dividend_${string}` | `charged_${string}`>,
  'dividend_net'
>;

const isDividend = ({ type }: Transaction) => type === 'DIVIDEND';

/** What an entry adds to a figure. */
const PARTS: Readonly<Record<EntryFigure, (entry: Transaction) => ReturnType<typeof feesPart> | null>> = {
  dividend_gross: (entry) => (isDividend(entry) ? grossPart(entry) : null),
  dividend_tax: (entry) => (isDividend(entry) ? taxesPart(entry) : null),
  dividend_fees: (entry) => (isDividend(entry) ? feesPart(entry) : null),
  charged_fees: feesPart,
  charged_taxes: taxesPart,
};

function isEntryFigure(name: StretchFigure): name is EntryFigure {
  return Object.hasOwn(PARTS, name);
}

/** The entries of an instrument that a figure adds up. */
function entryParts(
  name: EntryFigure,
  subject: TallySubject,
  { entries }: TalliedInstrument,
): readonly Part[] {
  return entries.flatMap((entry): Part[] => {
    const part = isTallied(subject, entry) ? PARTS[name](entry) : null;
    return part && isPositive(part.operand) ? [{ ...sourceOf(entry), ...part }] : [];
  });
}

/** The sales of an instrument that a figure adds up. */
function saleParts(name: SaleFigure, subject: TallySubject, { sales }: TalliedInstrument): readonly Part[] {
  return sales.flatMap((sale): Part[] => {
    const operand = saleValue(name, sale);
    if (!isTallied(subject, sale.trade) || isZero(operand)) return [];
    return [{ ...sourceOf(sale.trade), kind: 'figure', operand, figure: name }];
  });
}

/** Each sale counts as one. */
function counted(subject: TallySubject, { sales }: TalliedInstrument): readonly Part[] {
  const sold = sales.filter(({ trade }) => isTallied(subject, trade));
  return sold.map(({ trade }) => ({ ...sourceOf(trade), operand: ONE }));
}

function partsOf(name: StretchFigure, subject: TallySubject, one: TalliedInstrument): readonly Part[] {
  if (name === 'sale_count') return counted(subject, one);
  if (isSaleFigure(name)) return saleParts(name, subject, one);
  if (isEntryFigure(name)) return entryParts(name, subject, one);
  const { holding, isin } = one;
  if (name !== 'ter_cost' || !holding?.marketValue || !holding.ter) return [];
  return [{ kind: 'figure', operand: multiply(holding.marketValue, holding.ter), figure: name, isin }];
}

const totalOf = (parts: readonly Part[]) => sum(parts.map(({ operand }) => operand));

/** Of several instruments one line for each, then the entries of none. */
function sumLines(name: StretchFigure, subject: TallySubject): Lines {
  const { instruments, isOne, broker, from, to } = subject;
  const parts = instruments.flatMap((one) => {
    const own = partsOf(name, subject, one);
    if (isOne || one.isin === '' || own.length === 0) return own;
    const where = broker === null ? {} : { broker };
    const when = name === 'ter_cost' ? {} : { from, to };
    const { isin } = one;
    return [{ kind: 'figure' as const, operand: totalOf(own), figure: name, isin, ...where, ...when }];
  });
  return comingTo(
    roundHalfEven(totalOf(parts), PUBLISHED_DIGITS),
    parts.map((part, index) => ({ ...part, operator: summand(index) })),
  );
}

/** A figure of the same stretch. */
function named(subject: TallySubject, operator: Step['operator'], figure: Figure, operand: Decimal): Step {
  const { instruments, isOne, from, to } = subject;
  const isin = isOne ? instruments[0]?.isin : undefined;
  const when = figure === 'ter_cost' ? {} : { from, to };
  return { kind: 'figure', operator, operand, figure, ...when, ...(isin !== undefined && { isin }) };
}

function sumOf(name: StretchFigure, subject: TallySubject): Decimal {
  return totalOf(subject.instruments.flatMap((one) => partsOf(name, subject, one)));
}

function netLines(subject: TallySubject): Lines {
  const [gross, tax, fees] = (['dividend_gross', 'dividend_tax', 'dividend_fees'] as const).map((name) =>
    sumOf(name, subject),
  ) as [Decimal, Decimal, Decimal];
  return comingTo(roundHalfEven(subtract(gross, add(tax, fees)), PUBLISHED_DIGITS), [
    named(subject, 'start', 'dividend_gross', gross),
    named(subject, 'minus', 'dividend_tax', tax),
    named(subject, 'minus', 'dividend_fees', fees),
  ]);
}

/** The dividends of what is held, against what that cost or is worth. */
function yieldLines(subject: TallySubject, base: 'costBasis' | 'marketValue'): Lines {
  const { isOne, from, to } = subject;
  const held = subject.instruments.filter(({ holding }) => holding?.[base]);
  const [first] = subject.instruments;
  if (held.length === 0) return (isOne && first?.holding?.noValue) || 'not_held';
  const bases = held.map(({ isin, holding }): Part => {
    const figure = base === 'costBasis' ? 'cost_basis' : 'market_value';
    return { kind: 'figure', operand: holding?.[base] as Decimal, figure, isin };
  });
  const divisor = totalOf(bases);
  if (!isPositive(divisor)) return 'base_not_positive';
  const incomes = held.flatMap((one): Part[] => {
    const operand = totalOf(partsOf('dividend_gross', subject, one));
    if (isZero(operand)) return [];
    return [{ kind: 'figure', operand, figure: 'dividend_gross', isin: one.isin, from, to }];
  });
  const total: Part = {
    kind: 'figure',
    operand: divisor,
    figure: base === 'costBasis' ? 'total_cost_basis' : 'total_market_value',
  };
  const [only = total] = isOne ? bases : [total];
  const steps = incomes.map((part, index): Step => ({ ...part, operator: summand(index) }));
  return steps.length === 0 ? linesOf([]) : linesOf([...steps, { ...only, operator: 'divide' }], true);
}

function terLines(subject: TallySubject): Lines {
  const { instruments, isOne } = subject;
  const holdings = instruments.flatMap(({ holding }) => (holding ? [holding] : []));
  const missing = noTerCost(holdings);
  if (missing) return missing;
  const [one] = instruments;
  if (!isOne || !one) return sumLines('ter_cost', subject);
  const { isin, holding } = one;
  if (!holding?.marketValue || !holding.ter) return 'not_held';
  return linesOf([
    { kind: 'figure', operator: 'start', operand: holding.marketValue, figure: 'market_value', isin },
    { kind: 'figure', operator: 'times', operand: holding.ter, figure: 'ter', isin },
  ]);
}

/** What a fund costs in a year stands on nothing but whoever entered it. */
function enteredTer({ instruments: [one], isOne }: TallySubject): Lines {
  if (!isOne || !one?.holding) return 'not_held';
  return one.holding.ter
    ? linesOf([{ kind: 'setting', operator: 'start', operand: one.holding.ter, isin: one.isin }])
    : 'no_ter';
}

function averageLines({ evenings }: TallySubject): Lines {
  if (typeof evenings === 'string') return evenings;
  const { days, from, to } = evenings;
  const steps = days.dates.slice(from + 1, to + 1).map((date, index): Step => {
    const operand = { digits: days.values[from + 1 + index] as bigint, scale: DAY_SCALE };
    return { kind: 'day', operator: summand(index), operand, date };
  });
  const count: Step = {
    kind: 'constant',
    operator: 'divide',
    operand: { digits: BigInt(to - from), scale: 0 },
  };
  return linesOf([...steps, count]);
}

function ratioLines(subject: TallySubject): Lines {
  const { evenings } = subject;
  if (typeof evenings === 'string') return evenings;
  const average = averageValue(evenings.days, evenings.from, evenings.to);
  if (!isPositive(average)) return 'base_not_positive';
  return linesOf(
    [
      named(subject, 'start', 'charged_fees', sumOf('charged_fees', subject)),
      named(subject, 'plus', 'ter_cost', sumOf('ter_cost', subject)),
      named(subject, 'divide', 'average_value', average),
    ],
    true,
  );
}

/**
 * The arithmetic of a figure of a stretch of time.
 *
 * @returns the lines, or why there is no figure
 * @see docs/spec/gains-income-costs.md §5
 */
export function tallyFigure(name: StretchFigure, subject: TallySubject): Lines {
  switch (name) {
    case 'dividend_net':
      return netLines(subject);
    case 'yield_on_cost':
      return yieldLines(subject, 'costBasis');
    case 'yield_on_value':
      return yieldLines(subject, 'marketValue');
    case 'ter_cost':
      return terLines(subject);
    case 'average_value':
      return averageLines(subject);
    case 'total_cost_ratio':
      return ratioLines(subject);
    case 'ter':
      return enteredTer(subject);
    default:
      return sumLines(name, subject);
  }
}
