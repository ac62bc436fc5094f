import { createContext } from 'react';
import { type FigureName, isFigureName } from './figure-names.ts';

/** "Why this number?", of one figure. */
export interface WhyQuestion {
  readonly figure: FigureName;
  /** The ISIN of a position or the kind of an asset; absent for the whole portfolio. */
  readonly of?: string | undefined;
  /** The account of an other asset. */
  readonly account?: string | undefined;
  /** The broker that a position is looked at. */
  readonly broker?: string | undefined;
  /** The part of an allocation: `by:kind:key`. */
  readonly part?: string | undefined;
  /** The ISIN of the fund that a fund is compared with. */
  readonly other?: string | undefined;
  /** How orders were proposed: `amount:sales:whole:minimum`. */
  readonly terms?: string | undefined;
  /** The id of one trade, or of the purchase of a lot. */
  readonly trade?: number | undefined;
  /** Absent: average cost. */
  readonly method?: 'fifo' | undefined;
  /** The moment of a snapshot, and of the oldest one shown. */
  readonly moment?: string | undefined;
  readonly since?: string | undefined;
  /** The start day and the end day of a period; absent for everything until today. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly assetClass?: AssetClass | undefined;
  /** The ISIN that a period is held against. */
  readonly benchmark?: string | undefined;
  /** The days of the period after the one, up to the other, that are asked about; absent for all. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Terms {
  readonly amount?: string | number | undefined;
  readonly allow_sales?: boolean | undefined;
  readonly whole_units?: boolean | undefined;
  readonly minimum_order?: string | number | undefined;
}

/** How orders were proposed, in one text. */
export function termsText(terms: Terms | undefined): string | undefined {
  if (!terms) return undefined;
  const {
    amount = '0',
    allow_sales: sales = false,
    whole_units: whole = true,
    minimum_order: least = '0',
  } = terms;
  return [amount, sales, whole, least].join(':');
}

export const ASSET_CLASSES = [
  'STOCK',
  'BOND',
  'REAL_ASSET',
  'MONEY_MARKET',
  'COMMODITY',
  'CRYPTO',
  'MIXED',
  'OTHER',
] as const;
type AssetClass = (typeof ASSET_CLASSES)[number];

/** Who answers; null where nobody does, and figures are plain then. */
export const AskContext = createContext<((question: WhyQuestion) => void) | null>(null);

/** True inside a figure that is itself a button: no other button may stand in it. */
export const InsideWhyContext = createContext(false);

/** Marks an element as a figure that `y` asks about, for a cell whose click does something else. */
export function whyAttributes({ figure, ...whose }: WhyQuestion) {
  return { 'data-why': figure, 'data-why-whose': JSON.stringify(whose) };
}

/** The question of an element that is so marked; null for any other. */
export function questionOf({ dataset }: HTMLElement): WhyQuestion | null {
  const { why: figure, whyWhose: whose = '{}' } = dataset;
  return isFigureName(figure) ? { ...(JSON.parse(whose) as Omit<WhyQuestion, 'figure'>), figure } : null;
}
