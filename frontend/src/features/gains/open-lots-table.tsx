import type { ReactNode } from 'react';
import type { OpenLot, OpenLots } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Unavailable } from '../../ui/unavailable.tsx';
import { Why } from '../../ui/why.tsx';

export interface OpenLotsTableProps {
  readonly lots: OpenLots;
  readonly isStale: boolean;
  readonly tradeLink: (transactionId: number, words: string) => ReactNode;
  readonly nameLink: (isin: string, name: string | null) => ReactNode;
}

/** Purchases of which units are still held: how old they are, and when they pass one and three years. */
export function OpenLotsTable({ lots, isStale, tradeLink, nameLink }: OpenLotsTableProps) {
  const t = useT();
  const dates = useDateStyle();
  const { currency } = lots;
  const digits = columnDigits(lots.lots.map(({ units }) => units));
  const inCurrency = (what: string) => t('holding.in-currency', { what, currency });
  const reasonOf = ({ unavailable }: OpenLot) =>
    t(unavailable === 'no_rate' ? 'why.no-rate' : 'why.no-price');
  const anniversary = (key: 'one_year_on' | 'three_years_on', head: string): Column<OpenLot> => ({
    key,
    head,
    align: 'end',
    cell: (lot) => {
      const day = lot[key];
      return day === null ? <Unavailable reason={t('ui.not-known')} /> : <Day date={day} />;
    },
  });
  const columns: Column<OpenLot>[] = [
    {
      key: 'instrument',
      head: t('tallies.instrument'),
      onPhone: true,
      cell: ({ isin, name, transaction_id: id, date }) => (
        <TwoLines
          first={nameLink(isin, name)}
          second={<span className="number">{tradeLink(id, dateText(dates, date))}</span>}
        />
      ),
      total: t('tallies.total'),
    },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      cell: ({ units, transaction_id: trade }) => (
        <Why figure="lot_units" trade={trade}>
          <Quantity value={units} digits={digits} />
        </Why>
      ),
    },
    {
      key: 'cost',
      head: inCurrency(t('holding.cost')),
      align: 'end',
      cell: ({ cost, transaction_id: trade }) => (
        <Why figure="lot_cost" trade={trade}>
          <Amount value={cost} currency={currency} withSymbol={false} />
        </Why>
      ),
      total: (
        <Why figure="total_cost_basis" method="fifo">
          <Amount value={lots.total.cost} currency={currency} withSymbol={false} />
        </Why>
      ),
    },
    {
      key: 'value',
      head: inCurrency(t('figures.market-value')),
      align: 'end',
      cell: (lot) => (
        <Why figure="lot_value" trade={lot.transaction_id}>
          <Amount value={lot.value} currency={currency} withSymbol={false} reason={reasonOf(lot)} />
        </Why>
      ),
      total: (
        <Why figure="total_market_value">
          <Amount value={lots.total.value} currency={currency} withSymbol={false} />
        </Why>
      ),
    },
    {
      key: 'gain',
      head: inCurrency(t('figures.unrealised-gain')),
      align: 'end',
      onPhone: true,
      cell: (lot) => (
        <Delta
          value={lot.unrealised_gain}
          currency={currency}
          withSymbol={false}
          reason={reasonOf(lot)}
          why={{ figure: 'lot_gain', trade: lot.transaction_id }}
        />
      ),
      total: (
        <Delta
          value={lots.total.unrealised_gain}
          currency={currency}
          withSymbol={false}
          why={{ figure: 'total_unrealised_gain', method: 'fifo' }}
        />
      ),
    },
    {
      key: 'age',
      head: t('holding.age'),
      align: 'end',
      cell: ({ age_days: count, transaction_id: trade }) => (
        <Why figure="lot_age_days" trade={trade}>
          <span className="number">{t('tallies.days', { count })}</span>
        </Why>
      ),
    },
    anniversary('one_year_on', t('tallies.one-year')),
    anniversary('three_years_on', t('tallies.three-years')),
  ];
  return (
    <DataTable
      caption={t('tallies.lots')}
      columns={columns}
      rows={lots.lots}
      rowKey={({ transaction_id: id }) => String(id)}
      rowName={({ name, isin, date }) => `${name ?? isin}, ${dateText(dates, date)}`}
      isStale={isStale}
      hasTotals={lots.lots.length > 0}
    />
  );
}
