import type { FundOverlap } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/percent.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { TableTools } from '../../ui/table-tools.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';

type Shared = FundOverlap['shared'][number];

/** How much two funds have in common, and what it is. */
export function OverlapResult({
  overlap: { funds, overlap, is_whole: isWhole, shared },
}: {
  overlap: FundOverlap;
}) {
  const t = useT();
  const pair = pairOf(funds);
  return (
    <>
      <StatRow
        label={t('allocation.in-common')}
        stats={[
          {
            label: t(isWhole ? 'allocation.in-common' : 'allocation.in-common-least'),
            figure: (
              <Why figure="fund_overlap" {...pair}>
                <Percent value={overlap} unit="fraction" digits={1} />
              </Why>
            ),
          },
          ...funds.map(({ isin, name, known }) => ({
            label: t('allocation.known-of', { name: name ?? isin }),
            figure: (
              <Why figure="owned_weight" of={isin}>
                <Percent value={known} unit="fraction" digits={1} />
              </Why>
            ),
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

/** The two funds, as figures of both are asked about. */
const pairOf = ([left, right]: FundOverlap['funds']) => ({ of: left?.isin, other: right?.isin });

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
      cell: ({ weights, name: of }) => (
        <Why figure="weight_in_fund" of={isin} part={`holding:named:${of}`}>
          <Percent value={weights[index] ?? null} unit="fraction" />
        </Why>
      ),
    })),
    {
      key: 'common',
      head: t('allocation.in-common'),
      align: 'end',
      order: 'decimal',
      onPhone: true,
      value: ({ common }) => common,
      cell: ({ name, common }) => (
        <Why figure="common_weight" {...pairOf(funds)} part={`holding:named:${name}`}>
          <Percent value={common} unit="fraction" />
        </Why>
      ),
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
