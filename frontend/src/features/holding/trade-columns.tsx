import type { ReactNode } from 'react';
import type { PositionDetail, PositionTrade } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { Delta } from '../../ui/delta.tsx';
import { PriceOrAmount, UnitsOrRatio } from '../../ui/entry-figures.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Why } from '../../ui/why.tsx';
import { tradeQuestion } from './method-question.ts';

/** What a trade was, and what it left: units, cost and, of a sale, the gain. */
export function tradeColumns(
  t: Translate,
  position: PositionDetail,
  dateLink: (trade: PositionTrade) => ReactNode,
): Column<PositionTrade>[] {
  const { trades, currency } = position;
  return [...whatItWas(t, trades, dateLink), ...whatItCost(t, currency), ...whatItLeft(t, position)];
}

function whatItWas(
  t: Translate,
  trades: readonly PositionTrade[],
  dateLink: (trade: PositionTrade) => ReactNode,
): Column<PositionTrade>[] {
  const unitsDigits = columnDigits(trades.map(({ units }) => units));
  const priceDigits = columnDigits(
    trades.map(({ price_per_unit: price }) => price),
    2,
  );
  return [
    {
      key: 'date',
      head: t('holding.date'),
      onPhone: true,
      cell: (trade) => <span className="number">{dateLink(trade)}</span>,
    },
    {
      key: 'type',
      head: t('holding.type'),
      onPhone: true,
      cell: ({ transaction_type: type }) => <Tag>{t(TYPE_TAGS[type])}</Tag>,
    },
    { key: 'broker', head: t('holding.broker'), cell: ({ broker }) => broker },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      cell: (trade) => <UnitsOrRatio entry={trade} digits={unitsDigits} />,
    },
    {
      key: 'price',
      head: t('transactions.amount-or-price'),
      align: 'end',
      cell: (trade) => <PriceOrAmount entry={trade} digits={priceDigits} />,
    },
  ];
}

function whatItCost(t: Translate, currency: string): Column<PositionTrade>[] {
  return [
    {
      key: 'fee',
      head: t('holding.in-currency', { what: t('holding.fee'), currency }),
      align: 'end',
      cell: ({ fee }) => <Amount value={fee} currency={currency} withSymbol={false} />,
    },
    {
      key: 'cash',
      head: t('holding.in-currency', { what: t('holding.cash-flow'), currency }),
      align: 'end',
      onPhone: true,
      cell: ({ id, net_amount: cash }) => (
        <Delta
          value={cash}
          currency={currency}
          withSymbol={false}
          favourable="neither"
          why={{ figure: 'net_amount', trade: id }}
        />
      ),
    },
  ];
}

function whatItLeft(t: Translate, position: PositionDetail): Column<PositionTrade>[] {
  const { trades, currency } = position;
  const digits = columnDigits(trades.map(({ units_after: units }) => units));
  return [
    {
      key: 'units-after',
      head: t('holding.units-after'),
      align: 'end',
      cell: ({ id, units_after: units }) => (
        <Why {...tradeQuestion('units_after', id, position)}>
          <Quantity value={units} digits={digits} />
        </Why>
      ),
    },
    {
      key: 'average-cost-after',
      head: t('holding.average-cost-after'),
      align: 'end',
      cell: ({ id, average_cost_after: cost }) => (
        <Why {...tradeQuestion('average_cost_after', id, position)}>
          <Quantity value={cost} digits={PRICE_DIGITS} secret={false} reason={t('holding.not-held')} />
        </Why>
      ),
    },
    {
      key: 'realised',
      head: t('holding.in-currency', { what: t('figures.realised-gain'), currency }),
      align: 'end',
      cell: ({ id, transaction_type: type, realised_gain: gain }) =>
        (gain !== null || type === 'SELL') && (
          <Delta
            value={gain}
            currency={currency}
            withSymbol={false}
            reason={t('why.nothing-realised')}
            why={tradeQuestion('trade_realised_gain', id, position)}
          />
        ),
    },
  ];
}
