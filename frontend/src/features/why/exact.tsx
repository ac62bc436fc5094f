import { columnDigits } from '../../format/precision.ts';
import { Quantity } from '../../ui/quantity.tsx';

/** More digits than are published anywhere are cut, and `…` says so. */
export const MOST_DIGITS = 10;

/** A number of the arithmetic with all its digits, or with those of its column. */
export function Exact({ value, digits, secret }: { value: string; digits?: number; secret?: boolean }) {
  const own = columnDigits([value], 0, Infinity);
  const shown = digits ?? Math.min(own, MOST_DIGITS);
  return (
    <span title={own > shown ? value : undefined}>
      <Quantity value={value} digits={shown} secret={secret ?? true} />
      {own > shown && '…'}
    </span>
  );
}
