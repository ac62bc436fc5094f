import type { ChartData } from './chart-types.ts';
import { dayPosition } from './day-position.ts';
import { nearestPoint } from './nearest-point.ts';

const found = new WeakMap<ChartData, ReadonlyMap<number, readonly string[]>>();

/** What happened nearest to each point, by its index; gathered once for each set of data. */
export function marksByPoint(data: ChartData): ReadonlyMap<number, readonly string[]> {
  const known = found.get(data);
  if (known) return known;
  const words = new Map<number, string[]>();
  if (data.marks) {
    const places = data.at.map(dayPosition);
    for (const mark of data.marks) {
      const index = nearestPoint(places, dayPosition(mark.at));
      words.set(index, [...(words.get(index) ?? []), mark.words]);
    }
  }
  found.set(data, words);
  return words;
}
