import type { SnapshotRow } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { TwoLines } from '../../ui/two-lines.tsx';

type Row = Pick<SnapshotRow, 'asset_type' | 'asset_detail' | 'currency' | 'value' | 'value_eur'>;

/**
 * Columns of what a snapshot holds.
 *
 * @param second what stands under the kind of an asset; default its account
 */
export function snapshotRowColumns<R extends Row>(
  t: Translate,
  kindName: (code: string) => string,
  second: (row: R) => string | null = ({ asset_detail: account }) => account,
): Column<R>[] {
  return [
    {
      key: 'asset',
      head: t('snapshots.asset'),
      onPhone: true,
      cell: (row) => <TwoLines first={kindName(row.asset_type)} second={second(row)} />,
    },
    {
      key: 'amount',
      head: t('snapshots.amount'),
      align: 'end',
      cell: ({ value, currency }) => <Amount value={value} currency={currency} />,
    },
    {
      key: 'eur',
      head: t('snapshots.in-eur'),
      align: 'end',
      onPhone: true,
      cell: ({ value_eur: value }) => <Amount value={value} currency="EUR" withSymbol={false} />,
    },
  ];
}
