/** Pixels: the height of a name, and from its middle to the line that it names. */
const HALF_HEIGHT = 8;
const AWAY = 12;

/** A line that ends at the right edge, in pixels. */
export interface NamedLine {
  readonly ys: ArrayLike<number>;
  /** How wide its name is. */
  readonly width: number;
}

export interface NamesInsideOptions {
  readonly xs: ArrayLike<number>;
  /** What a name had better not stand on, but may. */
  readonly hairlines: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

/**
 * The middles of names that stand over the right ends of their lines: above the own line, or below where other lines
 * would cross it there. Null for a line without a figure at its end.
 */
export function namesInside(lines: readonly NamedLine[], options: NamesInsideOptions): (number | null)[] {
  const { xs, hairlines, top, bottom } = options;
  const taken: number[] = [];
  return lines.map((line) => {
    if (Number.isNaN(line.ys[line.ys.length - 1] ?? NaN)) return null;
    const from = firstBelow(xs, line.width);
    const [high, low] = reach(line.ys, from);
    const others = lines.filter((other) => other !== line).map(({ ys }) => reach(ys, from));
    const cost = (y: number) =>
      (y < top - AWAY || y + HALF_HEIGHT > bottom ? 8 : 0) +
      4 * taken.filter((other) => Math.abs(other - y) < 2 * HALF_HEIGHT).length +
      2 * others.filter(([up, down]) => up < y + HALF_HEIGHT && down > y - HALF_HEIGHT).length +
      hairlines.filter((hairline) => Math.abs(hairline - y) < HALF_HEIGHT).length;
    const [above, below] = [high - AWAY, low + AWAY];
    const place = cost(below) < cost(above) ? below : above;
    taken.push(place);
    return place;
  });
}

/** The last point before a name of this width begins: a line comes from there. */
function firstBelow(xs: ArrayLike<number>, width: number): number {
  let index = xs.length - 1;
  const edge = (xs[index] ?? 0) - width;
  while (index > 0 && (xs[index] ?? 0) > edge) index -= 1;
  return index;
}

/** The highest and the lowest pixel of a line from a point on. */
function reach(ys: ArrayLike<number>, from: number): [number, number] {
  let [high, low] = [Infinity, -Infinity];
  for (let index = from; index < ys.length; index += 1) {
    const y = ys[index] ?? NaN;
    if (y < high) high = y;
    if (y > low) low = y;
  }
  return [high, low];
}
