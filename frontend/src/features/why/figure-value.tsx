import type { Why } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Percent } from '../../ui/percent.tsx';
import { PercentChange } from '../../ui/percent-change.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** Figures that say what was gained or lost; they are signed wherever they stand. */
const CHANGE =
  /(_gain|_gain_with_fees|_pl_with_fees|_pl_without_fees|_profit_loss|_change|_increment|_change_from_oldest)$/;

/** Money that only moved: signed, but neither good nor bad news. */
const MOVED: ReadonlySet<Why['figure']> = new Set(['net_amount', 'net_contributions', 'period_net_flows']);

/** Returns and falls, which are signed; other fractions are parts of a whole. */
const RETURN = /(_return|_return_annualised|_drawdown|^(best|worst)_(day|month|year))$/;

/** Rates, of which a tenth of a percent says too little. */
const OF_TWO_DIGITS: ReadonlySet<Why['figure']> = new Set([
  'volatility',
  'yield_on_cost',
  'yield_on_value',
  'total_cost_ratio',
  'ter',
  'target_weight',
  'target_share',
  'common_weight',
  'weight_in_fund',
]);

/** The figure asked about, written as on the page it was asked from. */
export function FigureValue({ why: { figure, value, unit, currency } }: { why: Why }) {
  switch (unit) {
    case 'money':
      if (MOVED.has(figure)) return <Delta value={value} currency={currency} favourable="neither" />;
      return CHANGE.test(figure) ? (
        <Delta value={value} currency={currency} />
      ) : (
        <Amount value={value} currency={currency} faded />
      );
    case 'price':
      return <Quantity value={value} digits={PRICE_DIGITS} secret={false} />;
    case 'rate':
      return <Quantity value={value} digits={columnDigits([value], 2)} secret={false} />;
    case 'fraction':
      if (RETURN.test(figure)) return <PercentChange value={value} />;
      return (
        <Percent
          value={value}
          unit="fraction"
          digits={OF_TWO_DIGITS.has(figure) ? 2 : 1}
          signed={figure === 'allocation_deviation'}
        />
      );
    case 'number':
      return <Quantity value={value} digits={columnDigits([value], 2)} secret={false} />;
    case 'percentage':
      return <Percent value={value} unit="percentage" />;
    case 'units':
    case 'count':
      return <Quantity value={value} digits={columnDigits([value])} />;
  }
}
