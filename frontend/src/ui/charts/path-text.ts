import { seenPoints } from './seen-points.ts';

/** A tenth of a pixel is finer than any screen shows. */
function pixel(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A line through the points, with a gap where a figure is missing; a point alone becomes a dot. */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = '';
  let isDown = false;
  for (const index of seenPoints(xs, ys)) {
    const y = ys[index] ?? NaN;
    if (Number.isNaN(y)) {
      isDown = false;
      continue;
    }
    const at = `${pixel(xs[index] ?? 0)} ${pixel(y)}`;
    path += isDown ? `L${at}` : `M${at}h0`;
    isDown = true;
  }
  return path;
}

/** A line that stays at a figure until the next one. */
export function stepPath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = '';
  let before = NaN;
  for (const index of seenPoints(xs, ys)) {
    const [x, y] = [pixel(xs[index] ?? 0), ys[index] ?? NaN];
    if (!Number.isNaN(y)) {
      if (Number.isNaN(before)) path += `M${x} ${pixel(y)}`;
      else path += pixel(y) === pixel(before) ? `H${x}` : `H${x}V${pixel(y)}`;
    }
    before = y;
  }
  return path.replace(/(H[\d.-]+)(?=H)/g, '');
}

/** The area between two lines; a place where either is missing counts as none of it. */
export function areaPath(xs: ArrayLike<number>, tops: ArrayLike<number>, bottoms: ArrayLike<number>): string {
  const there = (ys: ArrayLike<number>) => seenPoints(xs, ys).filter((index) => !Number.isNaN(ys[index]));
  const forth = there(tops).map((index) => `${pixel(xs[index] ?? 0)} ${pixel(tops[index] ?? 0)}`);
  const back = there(bottoms).map((index) => `${pixel(xs[index] ?? 0)} ${pixel(bottoms[index] ?? 0)}`);
  return forth.length === 0 ? '' : `M${[...forth, ...back.reverse()].join('L')}Z`;
}
