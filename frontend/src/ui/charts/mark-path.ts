import type { ChartMark } from './chart-types.ts';

/** Pixels: half of the width, and of the height, of a triangle; from the middle of one to the next. */
const HALF = 3.5;
const APART = 9;

/**
 * Triangles of all marks as two outlines. Where many happened near each other one stands for them, so that they can be
 * told apart; the rarer kind, sales, is placed first, so that none is lost among purchases.
 */
export function markPath(
  marks: readonly ChartMark[],
  x: (at: string) => number,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
): { readonly up: string; readonly down: string } {
  const placed: number[] = [];
  const outline = (kind: ChartMark['points']) => {
    const [base, tip] = kind === 'up' ? [y + HALF, y - HALF] : [y - HALF, y + HALF];
    let path = '';
    for (const { at, points } of marks) {
      if (points !== kind) continue;
      const middle = Math.round(x(at));
      const isFree = placed.every((other) => Math.abs(other - middle) >= APART);
      if (middle < left || middle > right || !isFree) continue;
      placed.push(middle);
      path += `M${String(middle - HALF)} ${String(base)}h${String(2 * HALF)}L${String(middle)} ${String(tip)}Z`;
    }
    return path;
  };
  const down = outline('down');
  return { up: outline('up'), down };
}
