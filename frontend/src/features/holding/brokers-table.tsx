import type { ReactNode } from 'react';
import type { PositionBroker, PositionDetail } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { FigureName } from '../../ui/figure-names.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Why } from '../../ui/why.tsx';

/** Where the units lie, for a position that more than one broker holds. */
export function BrokersTable({ position: { isin, brokers, currency } }: { position: PositionDetail }) {
  const t = useT();
  const locale = useLocale();
  const digits = columnDigits(brokers.map(({ units }) => units));
  const asked = (figure: FigureName, { broker }: PositionBroker, shown: ReactNode) => (
    <Why figure={figure} of={isin} broker={broker}>
      {shown}
    </Why>
  );
  const amount = (value: string) => <Amount value={value} currency={currency} withSymbol={false} />;
  const columns: Column<PositionBroker>[] = [
    { key: 'broker', head: t('holding.broker'), onPhone: true, cell: ({ broker }) => broker },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      onPhone: true,
      cell: (share) => asked('total_units', share, <Quantity value={share.units} digits={digits} />),
    },
    {
      key: 'trades',
      head: t('figures.trades'),
      align: 'end',
      cell: (share) =>
        asked(
          'transactions_count',
          share,
          <span className="number">{countText(locale, share.transactions_count)}</span>,
        ),
    },
    {
      key: 'invested',
      head: t('holding.in-currency', { what: t('figures.net-invested'), currency }),
      align: 'end',
      onPhone: true,
      cell: (share) => asked('net_buy_in_cost', share, amount(share.net_invested)),
    },
    {
      key: 'fees',
      head: t('holding.in-currency', { what: t('holding.fees'), currency }),
      align: 'end',
      cell: (share) => asked('total_fees', share, amount(share.fees)),
    },
  ];
  return (
    <DataTable
      caption={t('holding.brokers')}
      columns={columns}
      rows={brokers}
      rowKey={({ broker }) => `broker-${broker}`}
      rowName={({ broker }) => broker}
    />
  );
}
