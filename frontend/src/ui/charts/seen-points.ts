/**
 * The points that make a difference to the eye: of all that fall into one column of pixels the first, the lowest, the
 * highest and the last, in their order. A line through these covers the same pixels as one through all of them
 * (the M4 aggregation of Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014).
 *
 * A place without a figure (NaN) ends a column, and one such place of a run is kept, so that the gap is seen.
 */
export function seenPoints(xs: ArrayLike<number>, ys: ArrayLike<number>): number[] {
  const seen: number[] = [];
  let start = 0;
  while (start < xs.length) {
    const column = Math.floor(xs[start] ?? 0);
    if (isGap(ys, start)) {
      if (seen.length > 0 && !isGap(ys, seen.at(-1) ?? 0)) seen.push(start);
      start += 1;
      continue;
    }
    let end = start;
    let [low, high] = [start, start];
    while (end < xs.length && Math.floor(xs[end] ?? 0) === column && !isGap(ys, end)) {
      if ((ys[end] ?? 0) < (ys[low] ?? 0)) low = end;
      if ((ys[end] ?? 0) > (ys[high] ?? 0)) high = end;
      end += 1;
    }
    const [second, third] = low < high ? [low, high] : [high, low];
    for (const index of [start, second, third, end - 1]) {
      if (index !== seen.at(-1)) seen.push(index);
    }
    start = end;
  }
  return seen;
}

function isGap(ys: ArrayLike<number>, index: number): boolean {
  return Number.isNaN(ys[index]);
}
