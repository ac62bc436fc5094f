import type { PositionBroker, PositionDetail } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** Where the units lie, for a position that more than one broker holds. */
export function BrokersTable({ position: { brokers, currency } }: { position: PositionDetail }) {
  const t = useT();
  const locale = useLocale();
  const digits = columnDigits(brokers.map(({ units }) => units));
  const columns: Column<PositionBroker>[] = [
    { key: 'broker', head: t('holding.broker'), onPhone: true, cell: ({ broker }) => broker },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      onPhone: true,
      cell: ({ units }) => <Quantity value={units} digits={digits} />,
    },
    {
      key: 'trades',
      head: t('figures.trades'),
      align: 'end',
      cell: ({ transactions_count: count }) => <span className="number">{countText(locale, count)}</span>,
    },
    {
      key: 'invested',
      head: t('holding.in-currency', { what: t('figures.net-invested'), currency }),
      align: 'end',
      onPhone: true,
      cell: ({ net_invested: invested }) => (
        <Amount value={invested} currency={currency} withSymbol={false} />
      ),
    },
    {
      key: 'fees',
      head: t('holding.in-currency', { what: t('holding.fees'), currency }),
      align: 'end',
      cell: ({ fees }) => <Amount value={fees} currency={currency} withSymbol={false} />,
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
