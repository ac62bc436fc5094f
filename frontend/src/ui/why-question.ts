import { createContext } from 'react';
import type { FigureName } from './figure-names.ts';

/** "Why this number?", of one figure. */
export interface WhyQuestion {
  readonly figure: FigureName;
  /** The ISIN of a position or the type of an other asset; absent for the whole portfolio. */
  readonly of?: string | undefined;
  /** The account of an other asset. */
  readonly account?: string | undefined;
}

/** Who answers; null where nobody does, and figures are plain then. */
export const AskContext = createContext<((question: WhyQuestion) => void) | null>(null);

/** True inside a figure that is itself a button: no other button may stand in it. */
export const InsideWhyContext = createContext(false);

/** Marks an element as a figure that `y` asks about, for a cell whose click does something else. */
export function whyAttributes({ figure, of, account }: WhyQuestion) {
  return { 'data-why': figure, 'data-why-of': of, 'data-why-account': account };
}
