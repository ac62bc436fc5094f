import type { NumberPart } from './number-parts.ts';

/** Which way money moved, as the reader sees it: a loss too small for the digits shown is no loss. */
export type Direction = 'up' | 'down' | 'none';

export function directionOf(parts: readonly NumberPart[]): Direction {
  if (parts.some((part) => part.type === 'plusSign')) return 'up';
  return parts.some((part) => part.type === 'minusSign') ? 'down' : 'none';
}
