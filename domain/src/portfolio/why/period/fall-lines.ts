import { daysBetween, type LocalDate } from '../../../calendar/local-date.ts';
import { compare, type Decimal, isPositive } from '../../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import { isAbsent } from '../../../returns/absent-figure.ts';
import { falls, type Level } from '../../../returns/drawdown.ts';
import { sinceValued } from '../../../returns/performance.ts';
import { valuedPeriod } from '../../days/period-figures.ts';
import type { Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';
import { comingTo } from './coming-to.ts';
import type { PeriodSubject } from './period-subject.ts';
import { counted } from './return-lines.ts';

type Lines = readonly TrailLine[] | Unavailable;

const levelsOf = ({ figures, days, from, to }: PeriodSubject): readonly Level[] =>
  sinceValued(valuedPeriod(days, from, to), figures.index);

/** (v − peak) / peak, each the growth since the start of the period. */
function fallLines(published: Decimal, start: LocalDate, level: Level, peak: Level): Lines {
  const growth = (operator: Step['operator'], { date, index }: Level): Step => ({
    kind: 'figure',
    operator,
    operand: index,
    figure: 'growth_factor',
    from: start,
    to: date,
  });
  return comingTo(published, [growth('start', level), growth('minus', peak), growth('divide', peak)]);
}

/** The deepest fall: from its peak to its trough. */
export function deepestFallLines(subject: PeriodSubject): Lines {
  const { drawdown } = subject.figures;
  if (isAbsent(drawdown)) return drawdown.unavailable;
  const levels = levelsOf(subject);
  const on = (date: LocalDate) => levels.find((level) => level.date === date) as Level;
  const { peakDate, troughDate, maximum } = drawdown;
  if (peakDate === null) return linesOf([]);
  return fallLines(published(maximum), startOf(subject), on(troughDate as LocalDate), on(peakDate));
}

/** The fall on the last day from the highest level until then. */
export function currentFallLines(subject: PeriodSubject): Lines {
  const { drawdown } = subject.figures;
  if (isAbsent(drawdown)) return drawdown.unavailable;
  const [highest, level] = peaksBefore(levelsOf(subject)).at(-1) as [Level, Level];
  const peak = isBackAt(highest, level) ? level : highest;
  if (!isPositive(peak.index)) return linesOf([]);
  return fallLines(published(drawdown.current), startOf(subject), level, peak);
}

/** The days from a peak until it was reached again, or until the last day; the first of the longest. */
export function longestFallLines(subject: PeriodSubject): Lines {
  const { drawdown } = subject.figures;
  if (isAbsent(drawdown)) return drawdown.unavailable;
  const { longestDays } = drawdown;
  if (longestDays === 0) return linesOf([]);
  const { from, to } = spansBelow(levelsOf(subject)).find(
    (span) => daysBetween(span.from, span.to) === longestDays,
  ) as Span;
  return linesOf([
    { kind: 'days', operator: 'start', operand: counted(longestDays), rule: 'calendar_days', from, to },
  ]);
}

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The days from each peak to each day until it was reached again. */
function spansBelow(levels: readonly Level[]): readonly Span[] {
  const spans: Span[] = [];
  let isBelow = false;
  for (const [peak, level] of peaksBefore(levels)) {
    const isBack = isBackAt(peak, level);
    if (isBelow || !isBack) spans.push({ from: peak.date, to: level.date });
    isBelow = !isBack;
  }
  return spans;
}

/** Each level with the highest before it; who comes back to that has it as the peak of a later day. */
function peaksBefore(levels: readonly Level[]): readonly (readonly [peak: Level, level: Level])[] {
  let [peak] = levels as [Level];
  return levels.map((level) => {
    const before = peak;
    if (isBackAt(peak, level))
      peak = compare(level.index, peak.index) > 0 ? level : { ...peak, date: level.date };
    return [before, level];
  });
}

/** Whether a level is that of a peak again, but for what was rounded. */
function isBackAt(peak: Level, level: Level): boolean {
  const [, depth] = falls([peak, level]);
  return compare(level.index, peak.index) >= 0 || (isPositive(peak.index) && depth?.digits === 0n);
}

const published = (value: Decimal) => roundHalfEven(value, PUBLISHED_DIGITS);

const startOf = ({ days, from }: PeriodSubject) => days.dates[from] as LocalDate;
