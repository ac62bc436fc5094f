import type { FundOverlap } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/percent.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { TableTools } from '../../ui/table-tools.tsx';
import { useTable } from '../../ui/use-table.ts';

type Shared = FundOverlap['shared'][number];

/** How much two funds have in common, and what it is. */
export function OverlapResult({
  overlap: { funds, overlap, is_whole: isWhole, shared },
}: {
  overlap: FundOverlap;
}) {
  const t = useT();
  return (
    <>
      <StatRow
        label={t('allocation.in-common')}
        stats={[
          {
            label: t(isWhole ? 'allocation.in-common' : 'allocation.in-common-least'),
            figure: <Percent value={overlap} unit="fraction" digits={1} />,
          },
          ...funds.map(({ isin, name, known }) => ({
            label: t('allocation.known-of', { name: name ?? isin }),
            figure: <Percent value={known} unit="fraction" digits={1} />,
          })),
        ]}
      />
      {shared.length === 0 ? (
        <p>{t('allocation.nothing-shared')}</p>
      ) : (
        <SharedTable funds={funds} shared={shared} />
      )}
    </>
  );
}

function SharedTable({ funds, shared }: Pick<FundOverlap, 'funds' | 'shared'>) {
  const t = useT();
  const columns: Column<Shared>[] = [
    {
      key: 'name',
      head: t('allocation.find'),
      order: 'text',
      onPhone: true,
      value: ({ name }) => name,
      cell: ({ name }) => name,
    },
    ...funds.map(({ isin, name }, index): Column<Shared> => ({
      key: isin,
      head: t('allocation.weight-in', { name: name ?? isin }),
      align: 'end',
      order: 'decimal',
      value: ({ weights }) => weights[index] ?? null,
      cell: ({ weights }) => <Percent value={weights[index] ?? null} unit="fraction" />,
    })),
    {
      key: 'common',
      head: t('allocation.in-common'),
      align: 'end',
      order: 'decimal',
      onPhone: true,
      value: ({ common }) => common,
      cell: ({ common }) => <Percent value={common} unit="fraction" />,
    },
  ];
  const table = useTable({ name: 'overlap', columns, rows: shared });
  return (
    <>
      <TableTools label={t('allocation.find')} {...table.tools} />
      <DataTable
        caption={t('allocation.shared')}
        rowKey={({ name }) => name}
        rowName={({ name }) => name}
        {...table.shown}
      />
    </>
  );
}
