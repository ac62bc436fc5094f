import type { Position } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';

type MoneyFigure =
  'cost_basis' | 'net_buy_in_cost' | 'total_fees' | 'total_cost_without_fees' | 'total_gains_without_fees';

/** A column of amounts in the base currency, each of which can be asked why. */
export function moneyColumn(t: Translate, currency: string, figure: MoneyFigure): Column<Position> {
  return {
    key: figure.replaceAll('_', '-'),
    head: t('holdings.in-currency', { what: t(FIGURE_NAMES[figure]), currency }),
    align: 'end',
    order: 'decimal',
    value: (position) => position[figure],
    cell: (position) => (
      <Why figure={figure} of={position.isin}>
        <Amount value={position[figure]} currency={currency} withSymbol={false} />
      </Why>
    ),
  };
}
