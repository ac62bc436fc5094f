import type { Noun } from '../db/tables.ts';

/** What the file of a portfolio says that it is. */
export const FORMAT = 'etf-portfolio-tracker';

/** Of the form of the file, not of what the tables hold: that is told by the names of the migrations. */
export const FORMAT_VERSION = 1;

export type Cell = string | number | null;

/** Rows as lists of cells, in the order of `columns`. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a provider told of one name in one year and one currency. */
export interface ToldCloses {
  readonly kind: 'price' | 'rate';
  readonly name: string;
  readonly source: string;
  readonly currency: string;
  /** Exact decimals by day. */
  readonly closes: Readonly<Record<string, string>>;
}

/** The name of a table of earlier values, in the file. */
export type PastTable = `past_${string}`;

/** How much of everything is in a portfolio or in its file. */
export interface Contents {
  readonly nouns: ReadonlyMap<Noun, number>;
  /** Earlier values that figures of past days are told by. */
  readonly past: number;
  /** Closes and rates that providers told. */
  readonly told: number;
}
