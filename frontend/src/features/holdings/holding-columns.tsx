import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Why } from '../../ui/why.tsx';
import type { PositionLink } from './name-cell.tsx';
import { hasNoValue } from './position-facts.ts';
import { PriceCell } from './price-cell.tsx';
import { nameColumn } from './shared-columns.tsx';
import { ValueCell, type ValueCellProps } from './value-cell.tsx';

export interface HoldingColumnsProps {
  readonly summary: PortfolioSummary;
  readonly link: PositionLink;
  readonly onEntered: ValueCellProps['onEntered'];
}

interface Asked extends HoldingColumnsProps {
  readonly t: Translate;
}

type PositionColumn = Column<Position>;

/** The columns of a holding: what it cost, what it is worth, what that makes. A page takes those it has room for. */
export function holdingColumns(t: Translate, props: HoldingColumnsProps) {
  const asked = { ...props, t };
  return {
    name: nameColumn(t, props.link),
    units: unitsColumn(asked),
    averageCost: averageCostColumn(asked),
    price: priceColumn(asked),
    value: valueColumn(asked),
    unrealised: unrealisedColumn(asked),
    weight: weightColumn(asked),
  };
}

function unitsColumn({ t, summary }: Asked): PositionColumn {
  const digits = columnDigits(summary.holdings.map((position) => position.total_units));
  return {
    key: 'units',
    head: t(FIGURE_NAMES.total_units),
    value: ({ total_units: units }) => units,
    order: 'decimal',
    align: 'end',
    cell: ({ isin, total_units: units }) => (
      <Why figure="total_units" of={isin}>
        <Quantity value={units} digits={digits} />
      </Why>
    ),
  };
}

function averageCostColumn({ t }: Asked): PositionColumn {
  return {
    key: 'average-cost',
    head: t(FIGURE_NAMES.average_cost_per_unit),
    value: ({ average_cost_per_unit: cost }) => cost,
    order: 'decimal',
    align: 'end',
    cell: ({ isin, average_cost_per_unit: cost }) => (
      <Why figure="average_cost_per_unit" of={isin}>
        <Quantity value={cost} digits={PRICE_DIGITS} secret={false} />
      </Why>
    ),
  };
}

function priceColumn({ t, summary: { currency } }: Asked): PositionColumn {
  return {
    key: 'price',
    head: t('holdings.in-currency', { what: t(FIGURE_NAMES.price), currency }),
    value: ({ price }) => price,
    order: 'decimal',
    align: 'end',
    cell: (position) => <PriceCell position={position} />,
  };
}

function valueColumn({ t, summary, onEntered }: Asked): PositionColumn {
  const { currency } = summary;
  return {
    key: 'value',
    head: t('holdings.in-currency', { what: t(FIGURE_NAMES.market_value), currency }),
    value: ({ market_value: value }) => value,
    order: 'decimal',
    align: 'end',
    onPhone: true,
    cell: (position) => <ValueCell position={position} currency={currency} onEntered={onEntered} />,
    total: (
      <Why figure="total_market_value">
        <Amount
          value={hasNoValue(summary) ? null : summary.total_market_value}
          currency={currency}
          reason={t('holdings.no-value')}
          withSymbol={false}
        />
      </Why>
    ),
  };
}

function unrealisedColumn({ t, summary }: Asked): PositionColumn {
  const { currency } = summary;
  const look = { currency, withSymbol: false, layout: 'stacked' } as const;
  return {
    key: 'unrealised',
    head: t(FIGURE_NAMES.unrealised_gain),
    value: ({ unrealised_gain: gain }) => gain,
    order: 'decimal',
    align: 'end',
    onPhone: true,
    cell: ({ isin, unrealised_gain: gain, unrealised_gain_percentage: percentage }) => (
      <Delta
        {...look}
        value={gain}
        percentage={percentage}
        reason={t('holdings.needs-value')}
        why={{ figure: 'unrealised_gain', of: isin }}
        percentageWhy={{ figure: 'unrealised_gain_percentage', of: isin }}
      />
    ),
    total: (
      <Delta
        {...look}
        value={hasNoValue(summary) ? null : summary.total_unrealised_gain}
        percentage={summary.total_unrealised_gain_percentage}
        reason={t('holdings.no-value')}
        why={{ figure: 'total_unrealised_gain' }}
        percentageWhy={{ figure: 'total_unrealised_gain_percentage' }}
      />
    ),
  };
}

function weightColumn({ t }: Asked): PositionColumn {
  return {
    key: 'weight',
    head: t(FIGURE_NAMES.weight),
    value: ({ weight }) => weight,
    order: 'decimal',
    align: 'end',
    cell: ({ isin, weight }) => (
      <Why figure="weight" of={isin}>
        <Percent value={weight} unit="fraction" digits={1} reason={t('holdings.needs-value')} />
      </Why>
    ),
  };
}
