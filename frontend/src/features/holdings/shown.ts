/** Which positions the page lists; held ones are the usual, and are not written in the URL. */
export const SHOWN = ['held', 'closed', 'oversold'] as const;

export type Shown = (typeof SHOWN)[number];

export interface HoldingsSearch {
  readonly show?: Exclude<Shown, 'held'> | undefined;
}

/** Reads the search of the URL; what makes no sense is left out. */
export function readHoldingsSearch({ show }: Record<string, unknown>): HoldingsSearch {
  return { show: show === 'closed' || show === 'oversold' ? show : undefined };
}
