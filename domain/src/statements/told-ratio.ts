import type { SplitRatio } from './split-ratio.ts';

const NUMBER = String.raw`(\d{1,9}(?:[.,]\d{1,6})?)`;
/** As tables write it: `2:1`, `2 for 1`, `3/2`, `2 zu 1`, `2 à 1`; or the factor alone. */
const RATIO = new RegExp(String.raw`^${NUMBER}(?:\s*(?::|/|-|for|zu|per|pour|za|à|a)\s*${NUMBER})?$`, 'iu');

/** More than this is no ratio that the ledger keeps. */
const MOST_UNITS = 1_000_000_000n;

/**
 * New units for old ones: `3.5 for 1` is 7:2, and `1,5` alone is 3:2.
 *
 * @returns null where the text is no ratio, or one that changes nothing
 */
export function toldRatio(text: string): SplitRatio | null {
  const [, left = '', right = '1'] = RATIO.exec(text.trim()) ?? [];
  return ratioOf(left, right);
}

/** Of two numbers as they are printed, in the smallest whole numbers; null where one is 0 or both are the same. */
export function ratioOf(left: string, right: string): SplitRatio | null {
  const [newMillionths, oldMillionths] = [millionths(left), millionths(right)];
  if (newMillionths === 0n || oldMillionths === 0n || newMillionths === oldMillionths) return null;
  const factor = commonFactor(newMillionths, oldMillionths);
  const [newUnits, oldUnits] = [newMillionths / factor, oldMillionths / factor];
  return newUnits <= MOST_UNITS && oldUnits <= MOST_UNITS ? { newUnits, oldUnits } : null;
}

function millionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split(/[.,]/);
  return BigInt(whole + fraction.padEnd(6, '0'));
}

function commonFactor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : commonFactor(right, left % right);
}
