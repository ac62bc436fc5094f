import type { Why } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** The figure asked about, written as on the page it was asked from. */
export function FigureValue({ why: { value, unit, currency } }: { why: Why }) {
  switch (unit) {
    case 'money':
      return <Amount value={value} currency={currency} faded />;
    case 'price':
      return <Quantity value={value} digits={PRICE_DIGITS} secret={false} />;
    case 'fraction':
      return <Percent value={value} unit="fraction" digits={1} />;
    case 'percentage':
      return <Percent value={value} unit="percentage" />;
    case 'units':
    case 'count':
      return <Quantity value={value} digits={columnDigits([value])} />;
  }
}
