import type { SplitRatio } from './split-ratio.ts';
import { ratioOf } from './told-ratio.ts';

const RATIO = /\bSPLIT (\d{1,9}(?:\.\d{1,6})?) FOR (\d{1,9}(?:\.\d{1,6})?)\b/i;

/** The ratio in `… SPLIT 3.5 FOR 1 …`, here 7:2; null where there is none, or it changes nothing. */
export function splitRatioIn(description: string): SplitRatio | null {
  const [, left = '', right = ''] = RATIO.exec(description) ?? [];
  return ratioOf(left, right);
}
