/**
 * A series as two blobs: days as 32-bit and digits as 64-bit integers, both little-endian as every processor is that
 * the program runs on. Read by copying bytes, without looking at a single number.
 */
import { type CloseSeries, digitsAtScale, type Decimal } from '@portfolio/domain';

/** Fraction digits of every packed value. With 8 whole digits a value is below 10^18, which 64 bits hold. */
export const PACKED_DIGITS = 10;

/** A value of one day, on its way into a pack. */
export interface DatedValue {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** > 0, at most 8 whole and 10 fraction digits. */
  readonly value: Decimal;
}

export interface PackedSeries {
  readonly days: Uint8Array;
  readonly digits: Uint8Array;
}

/** @param values in ascending order of days, without two on one day */
export function packSeries(values: readonly DatedValue[]): PackedSeries {
  const days = Int32Array.from(values, ({ day }) => day);
  const digits = BigInt64Array.from(values, ({ value }) => digitsAtScale(value, PACKED_DIGITS));
  return { days: Buffer.from(days.buffer), digits: Buffer.from(digits.buffer) };
}

/** One series from packs whose days follow each other. */
export function unpackSeries(currency: string, packs: readonly PackedSeries[]): CloseSeries {
  const days = new Int32Array(lengthOf(packs, 'days') / Int32Array.BYTES_PER_ELEMENT);
  const digits = new BigInt64Array(lengthOf(packs, 'digits') / BigInt64Array.BYTES_PER_ELEMENT);
  const dayBytes = new Uint8Array(days.buffer);
  const digitBytes = new Uint8Array(digits.buffer);
  let [daysAt, digitsAt] = [0, 0];
  for (const pack of packs) {
    dayBytes.set(pack.days, daysAt);
    digitBytes.set(pack.digits, digitsAt);
    daysAt += pack.days.length;
    digitsAt += pack.digits.length;
  }
  return { currency, days, digits, scale: PACKED_DIGITS };
}

function lengthOf(packs: readonly PackedSeries[], part: keyof PackedSeries): number {
  return packs.reduce((total, pack) => total + pack[part].length, 0);
}
