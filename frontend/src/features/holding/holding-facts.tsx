import type { ReactNode } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES, type FigureName } from '../../ui/figure-names.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { MethodWhy } from './method-why.tsx';

export interface HoldingFactsProps {
  readonly position: PositionDetail;
  /** What the position is worth, where it can be entered; shown while units are held. */
  readonly value: ReactNode;
}

/** Up to six figures of a position. */
export function HoldingFacts({ position, value }: HoldingFactsProps) {
  const t = useT();
  const { currency, kind } = position;
  const fact = (figure: FigureName, shown: ReactNode) => ({
    label: t(FIGURE_NAMES[figure]),
    figure: (
      <MethodWhy figure={figure} position={position}>
        {shown}
      </MethodWhy>
    ),
  });
  const reason = kind === 'oversold' ? t('holding.cost-unknown') : t('holding.not-held');
  const units = fact(
    'total_units',
    <Quantity value={position.total_units} digits={columnDigits([position.total_units])} />,
  );
  const held = [
    fact(
      'average_cost_per_unit',
      <Quantity
        value={position.average_cost_per_unit}
        digits={PRICE_DIGITS}
        secret={false}
        reason={reason}
      />,
    ),
    fact('cost_basis', <Amount value={position.cost_basis} currency={currency} reason={reason} faded />),
    { label: t('holding.in-currency', { what: t('holding.worth-now'), currency }), figure: value },
  ];
  const past = [
    fact(
      'total_cost_without_fees',
      <Amount value={position.total_cost_without_fees} currency={currency} faded />,
    ),
    fact(
      'total_gains_without_fees',
      <Amount value={position.total_gains_without_fees} currency={currency} faded />,
    ),
  ];
  const always = [
    ...(kind === 'holding'
      ? [fact('realised_gain', <Delta value={position.realised_gain} currency={currency} />)]
      : []),
    fact('total_fees', <Amount value={position.total_fees} currency={currency} faded />),
  ];
  return (
    <StatRow label={t('holding.facts')} stats={[units, ...(kind === 'holding' ? held : past), ...always]} />
  );
}
