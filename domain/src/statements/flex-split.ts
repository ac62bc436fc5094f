import type { SplitRatio } from './split-ratio.ts';

const RATIO = /\bSPLIT (\d{1,9}(?:\.\d{1,6})?) FOR (\d{1,9}(?:\.\d{1,6})?)\b/i;

/** More than this is no ratio that the ledger keeps. */
const MOST_UNITS = 1_000_000_000n;

/** The ratio in `… SPLIT 3.5 FOR 1 …`, here 7:2; null where there is none, or it changes nothing. */
export function splitRatioIn(description: string): SplitRatio | null {
  const [, left = '', right = ''] = RATIO.exec(description) ?? [];
  const [newMillionths, oldMillionths] = [millionths(left), millionths(right)];
  if (newMillionths === 0n || oldMillionths === 0n || newMillionths === oldMillionths) return null;
  const factor = commonFactor(newMillionths, oldMillionths);
  const [newUnits, oldUnits] = [newMillionths / factor, oldMillionths / factor];
  return newUnits <= MOST_UNITS && oldUnits <= MOST_UNITS ? { newUnits, oldUnits } : null;
}

function millionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

function commonFactor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : commonFactor(right, left % right);
}
