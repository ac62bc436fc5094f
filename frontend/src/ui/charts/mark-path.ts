import type { ChartMark } from './chart-types.ts';

/** Pixels: half of the width, and of the height, of a triangle. */
const HALF = 3.5;

/** Triangles of all marks as two outlines; those that would fall on one pixel are drawn once. */
export function markPath(
  marks: readonly ChartMark[],
  x: (at: string) => number,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
): { readonly up: string; readonly down: string } {
  const outlines = { up: new Map<number, string>(), down: new Map<number, string>() };
  for (const { at, points } of marks) {
    const middle = Math.round(x(at));
    if (middle < left || middle > right) continue;
    const [base, tip] = points === 'up' ? [y + HALF, y - HALF] : [y - HALF, y + HALF];
    outlines[points].set(
      middle,
      `M${String(middle - HALF)} ${String(base)}h${String(2 * HALF)}L${String(middle)} ${String(tip)}Z`,
    );
  }
  return { up: [...outlines.up.values()].join(''), down: [...outlines.down.values()].join('') };
}
