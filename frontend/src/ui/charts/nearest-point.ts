/** The index of the place nearest to `wanted`; the later one when two are equally near. Places ascend. */
export function nearestPoint(places: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [places[low - 1], places[low]];
  return before !== undefined && after !== undefined && wanted - before < after - wanted ? low - 1 : low;
}
