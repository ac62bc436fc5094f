import { useRef } from 'react';
import { useT } from '../../i18n/language.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { type HoldingColumnsProps, holdingColumns } from './holding-columns.tsx';
import { largestFirst, nameOf } from './position-facts.ts';
import { useHoldingKeys } from './use-holding-keys.ts';

export interface HoldingsTableProps extends HoldingColumnsProps {
  /** So many of the largest holdings are shown. */
  readonly most: number;
}

/** The largest holdings. Values are entered here. */
export function HoldingsTable({ most, ...props }: HoldingsTableProps) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const holdings = largestFirst(props.summary.holdings).slice(0, most);
  useHoldingKeys(table, holdings);
  const { name, units, averageCost, value, unrealised, weight } = holdingColumns(t, props);
  return (
    <DataTable
      ref={table}
      caption={t('shell.holdings')}
      columns={[name, units, averageCost, value, unrealised, weight]}
      rows={holdings}
      rowKey={(position) => position.isin}
      rowName={nameOf}
    />
  );
}
