/** More halvings than a binary number has digits: the search always ends. */
const MOST_STEPS = 200;

/**
 * A root of a continuous function between two points where its signs differ.
 *
 * Brent's method: inverse quadratic interpolation or the secant while they converge, bisection when they do not.
 *
 * @param tolerance  largest distance of the answer from the root
 * @throws RangeError when the signs do not differ: a caller must have bracketed the root
 * @see R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError('no sign change between the ends');
  let [c, fc] = [a, fa];
  let step = b - a;
  let last = step;
  for (let count = 0; count < MOST_STEPS && fb !== 0; count += 1) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = last = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const least = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= least) return b;
    const guess =
      Math.abs(last) < least || Math.abs(fa) <= Math.abs(fb) ? null : interpolated(a, b, c, fa, fb, fc);
    const isGood = guess !== null && isInside(guess, middle, least, last);
    [last, step] = isGood ? [step, guess] : [middle, middle];
    [a, fa] = [b, fb];
    b += Math.abs(step) > least ? step : Math.sign(middle) * least;
    fb = f(b);
  }
  return b;
}

/** How far from b the secant, or the inverse parabola through three points, expects the root. */
function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return p / -((q - 1) * (r - 1) * (s - 1));
}

/** Whether a step stays well inside the bracket and is shorter than half the one before the last. */
function isInside(step: number, middle: number, least: number, last: number): boolean {
  const isForward = step > 0 === middle > 0;
  return (
    isForward && Math.abs(step) < 1.5 * Math.abs(middle) - least / 2 && Math.abs(step) < Math.abs(last) / 2
  );
}
