/** What the figures of a chart are, and so how they are written. Money alone is hidden in privacy. */
export type ChartUnit =
  | { readonly kind: 'money'; readonly currency: string }
  /** 0.0834 is 8.34 %. */
  | { readonly kind: 'fraction' }
  /** A bare number, such as an index. */
  | { readonly kind: 'number'; readonly digits: number };

/**
 * `line` is the figure that the chart is about, `stepped` one that changes by acts, `band` a part of a whole that is
 * stacked on the bands before it, `fall` an area between the figure and zero.
 */
export type SeriesLook = 'line' | 'stepped' | 'band' | 'fall';

export interface ChartSeries {
  readonly key: string;
  /** Written at the end of its line, and over its column in the table. */
  readonly words: string;
  readonly look: SeriesLook;
  /** The API's decimal strings, one for each moment of the chart; null where it is not known. */
  readonly values: readonly (string | null)[];
}

/** Something that happened, drawn below the axis: `up` ▲, `down` ▼. */
export interface ChartMark {
  /** An ISO day or instant. */
  readonly at: string;
  readonly points: 'up' | 'down';
  /** What happened, for the reader who points at it. */
  readonly words: string;
}

export interface ChartData {
  /** ISO days, or instants in UTC without a zone, ascending. */
  readonly at: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly unit: ChartUnit;
  readonly marks?: readonly ChartMark[];
  /** Names of a chart above or below: as much room is left beside this one, and both axes of time are alike. */
  readonly alignedWith?: readonly string[];
}
