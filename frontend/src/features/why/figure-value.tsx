import type { Why } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** Figures that say what was gained or lost; they are signed wherever they stand. */
const CHANGE = /(_gain|_pl_with_fees|_pl_without_fees|_profit_loss)$/;

/** The figure asked about, written as on the page it was asked from. */
export function FigureValue({ why: { figure, value, unit, currency } }: { why: Why }) {
  switch (unit) {
    case 'money':
      return CHANGE.test(figure) ? (
        <Delta value={value} currency={currency} />
      ) : (
        <Amount value={value} currency={currency} faded />
      );
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
