import type { Allocation } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { TableTools } from '../../ui/table-tools.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';
import { PartAim, PartShare, PartValue } from './part-figures.tsx';
import type { ShownPart } from './shown-parts.ts';

export interface PartsTableProps {
  readonly allocation: Allocation;
  readonly parts: readonly ShownPart[];
}

/** The parts as rows, to be sorted, found and exported; with the deviation from the targets where there are any. */
export function PartsTable({ allocation, parts }: PartsTableProps) {
  const t = useT();
  const table = useTable({ name: 'allocation', columns: useColumns(allocation, parts), rows: parts });
  return (
    <>
      <TableTools label={t('allocation.find')} {...table.tools} />
      <DataTable
        caption={t('allocation.parts')}
        rowKey={({ key }) => key}
        rowName={({ name }) => name}
        {...table.shown}
        hasTotals={!table.isFiltered}
      />
    </>
  );
}

function useColumns(
  { by, currency, total_value: total }: Allocation,
  parts: readonly ShownPart[],
): readonly Column<ShownPart>[] {
  const t = useT();
  const hasTargets = parts.some(({ target }) => target !== null);
  const targets: Column<ShownPart>[] = [
    {
      key: 'target',
      head: t('allocation.target'),
      align: 'end',
      order: 'decimal',
      value: ({ target }) => target,
      cell: (part) => <PartAim part={part} figure="target" />,
    },
    {
      key: 'deviation',
      head: t('allocation.deviation'),
      align: 'end',
      order: 'decimal',
      onPhone: true,
      value: ({ deviation }) => deviation,
      cell: (part) => <PartAim part={part} figure="deviation" />,
    },
  ];
  const heldBy: Column<ShownPart> = {
    key: 'held-by',
    head: t('allocation.held-by'),
    isExtra: true,
    value: (part) => holdersOf(part),
    cell: (part) => holdersOf(part),
  };
  return [
    {
      key: 'name',
      head: t('allocation.find'),
      order: 'text',
      onPhone: true,
      value: ({ name }) => name,
      cell: ({ name }) => name,
      total: t('tallies.total'),
    },
    {
      key: 'value',
      head: t('holding.in-currency', { what: t('figures.market-value'), currency }),
      align: 'end',
      order: 'decimal',
      onPhone: !hasTargets,
      value: ({ value }) => value,
      cell: (part) => <PartValue part={part} currency={currency} withSymbol={false} />,
      total: (
        <Why figure="total_market_value">
          <Amount value={total} currency={currency} withSymbol={false} digits={0} />
        </Why>
      ),
    },
    {
      key: 'share',
      head: t('figures.part-share'),
      align: 'end',
      order: 'decimal',
      onPhone: true,
      value: ({ share }) => share,
      cell: (part) => <PartShare part={part} />,
    },
    ...(hasTargets ? targets : []),
    ...(by === 'instrument' ? [] : [heldBy]),
  ];
}

function holdersOf({ instruments }: ShownPart): string {
  return instruments.map(({ isin, name }) => name ?? isin).join(', ');
}
