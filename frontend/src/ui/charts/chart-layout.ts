import { apart } from './apart.ts';
import type { ChartData, SeriesLook } from './chart-types.ts';
import { dayPosition } from './day-position.ts';
import { linearScale } from './linear-scale.ts';
import { markPath } from './mark-path.ts';
import { namesInside } from './names-inside.ts';
import { niceTicks } from './nice-ticks.ts';
import { areaPath, linePath, stepPath } from './path-text.ts';
import { plottable } from './plottable.ts';
import { stacked } from './stacked.ts';
import { type TimeTick, timeTicks } from './time-ticks.ts';

export interface DrawnSeries {
  readonly key: string;
  readonly words: string;
  readonly look: SeriesLook;
  /** Its place among the bands. */
  readonly part: number | null;
  readonly line: string;
  readonly area: string | null;
  /** Pixels of its points; NaN where it has no figure. */
  readonly ys: Float64Array;
  /** The middle of its name; null when it has no figure at the end to stand beside. */
  readonly labelY: number | null;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xs: Float64Array;
  readonly hairlines: readonly { readonly y: number; readonly value: number }[];
  readonly days: readonly { readonly x: number; readonly tick: TimeTick }[];
  readonly series: readonly DrawnSeries[];
  readonly marks: { readonly up: string; readonly down: string } | null;
  /** Names stand beside the plot; on a narrow one over the ends of their lines. */
  readonly namesBeside: boolean;
}

/** The first tick's label stands above its line; dates and marks stand below the plot. */
const ABOVE = 20;
const BELOW = 24;
const MARKS = 16;
/** Pixels. Names are measured by their letters, generously; a chart narrower than this keeps them inside. */
const LETTER = 6.6;
const NAME_GAP = 8;
const NAME_HEIGHT = 16;
const WIDEST_NAME = 168;
export const NARROW = 560;
const WIDEST_NARROW_NAME = 112;
const DATE_WIDTH = 76;
const MOST_DATES = 6;

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Room at the right for the names; bands need it on a narrow chart too, where a line would be written over. */
function gutter({ series, alignedWith = [] }: ChartData, width: number): number {
  const hasBands = series.some(({ look }) => look === 'band');
  if (width < NARROW && !hasBands) return 0;
  const widest =
    Math.max(0, ...[...series.map(({ words }) => words), ...alignedWith].map(({ length }) => length)) *
    LETTER;
  return Math.min(widest, width < NARROW ? WIDEST_NARROW_NAME : WIDEST_NAME) + NAME_GAP;
}

interface Figures {
  readonly key: string;
  readonly words: string;
  readonly look: SeriesLook;
  readonly values: Float64Array;
  /** The lower edge of a band, in figures. */
  readonly base: Float64Array | null;
  readonly part: number | null;
}

function figuresOf({ series }: ChartData): Figures[] {
  const bands = series.filter(({ look }) => look === 'band');
  const tops = stacked(bands.map(({ values }) => plottable(values)));
  return series.map((one) => {
    const { key, words, look } = one;
    const part = look === 'band' ? bands.indexOf(one) : null;
    if (part === null) return { key, words, look, part, base: null, values: plottable(one.values) };
    const values = tops[part] ?? new Float64Array();
    return { key, words, look, part, values, base: tops[part - 1] ?? new Float64Array(values.length) };
  });
}

function extent(figures: readonly Figures[]): [number, number] {
  const fromZero = figures.some(({ look }) => look === 'band' || look === 'fall');
  let [low, high] = fromZero ? [0, 0] : [Infinity, -Infinity];
  for (const { values } of figures) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  // Without any fall its line lies at the top, where nothing is above it.
  if (low === 0 && high === 0 && figures.some(({ look }) => look === 'fall')) return [-0.1, 0];
  return low > high ? [0, 1] : [low, high];
}

function draw(figures: Figures, xs: Float64Array, y: (value: number) => number): Omit<DrawnSeries, 'labelY'> {
  const { key, words, look, part, values, base } = figures;
  const ys = values.map(y);
  const flat = base ?? (look === 'fall' ? new Float64Array(values.length) : null);
  return {
    key,
    words,
    look,
    part,
    ys,
    line: look === 'stepped' ? stepPath(xs, ys) : linePath(xs, ys),
    area: flat && areaPath(xs, ys, flat.map(y)),
  };
}

/** Where the name of a series wants to stand: at the end of its line, in the middle of a band, or nowhere. */
function wantedLabel(drawn: Omit<DrawnSeries, 'labelY'>, figures: Figures, y: (value: number) => number) {
  const end = drawn.ys.at(-1) ?? NaN;
  if (Number.isNaN(end)) return null;
  if (!figures.base) return end;
  const thickness = (figures.base.at(-1) ?? 0) - (figures.values.at(-1) ?? 0);
  return thickness === 0 ? null : (end + y(figures.base.at(-1) ?? 0)) / 2;
}

function named(
  drawn: readonly Omit<DrawnSeries, 'labelY'>[],
  wanted: readonly (number | null)[],
  edges: readonly [number, number],
): DrawnSeries[] {
  const moved = apart(
    wanted.filter((place) => place !== null),
    NAME_HEIGHT,
    edges,
  );
  return drawn.map((one, index) => ({
    ...one,
    labelY: wanted[index] === null ? null : (moved.shift() ?? null),
  }));
}

/** Everything of a chart that does not follow the pointer, in pixels. Pure: the same data and size, the same lines. */
export function chartLayout(data: ChartData, { width, height }: ChartSize): ChartLayout {
  const marks = data.marks ?? [];
  const [left, right] = [0, Math.max(1, width - gutter(data, width))];
  const [top, bottom] = [ABOVE, height - BELOW - (marks.length > 0 ? MARKS : 0)];
  const positions = new Float64Array(data.at.length);
  data.at.forEach((at, index) => {
    positions[index] = dayPosition(at);
  });
  const span: [number, number] = [positions[0] ?? 0, positions.at(-1) ?? 0];
  const x = linearScale(span, [left, right]);
  const figures = figuresOf(data);
  const { ticks, domain } = niceTicks(...extent(figures));
  const y = linearScale(domain, [bottom, top]);
  const xs = positions.map(x);
  const drawn = figures.map((one) => draw(one, xs, y));
  const hairlines = ticks.map((value) => ({ value, y: y(value) }));
  const namesBeside = right < width;
  const wanted = namesBeside
    ? drawn.map((one, index) => {
        const of = figures[index];
        return of ? wantedLabel(one, of, y) : null;
      })
    : namesInside(
        drawn.map(({ ys, words }) => ({ ys, width: words.length * LETTER })),
        { xs, top, bottom, hairlines: hairlines.map((hairline) => hairline.y) },
      );
  return {
    ...{ width, height, left, right, top, bottom, xs },
    hairlines,
    days: timeTicks(...span, Math.min(MOST_DATES, Math.floor((right - left) / DATE_WIDTH))).map((tick) => ({
      tick,
      x: x(dayPosition(tick.day)),
    })),
    series: named(drawn, wanted, [namesBeside ? top : NAME_HEIGHT / 2, bottom]),
    marks:
      marks.length === 0
        ? null
        : markPath(marks, (at) => x(dayPosition(at)), { left, right, y: bottom + MARKS / 2 + 2 }),
    namesBeside,
  };
}
