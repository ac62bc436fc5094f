import { type Ref, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Column, RowTraits, Sort } from './column.ts';
import styles from './data-table.module.css';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { toggled } from './toggled.ts';
import { usePhone } from './use-media.ts';

export type { Column, Sort };

export interface DataTableProps<Row> extends RowTraits<Row> {
  /** What the table holds, for a screen reader. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly sort?: Sort;
  /** Makes the heads of columns with an `order` buttons. */
  readonly onSort?: (sort: Sort) => void;
  readonly hasTotals?: boolean;
  /** Shown while the rows are those of the question before. */
  readonly isStale?: boolean;
  readonly ref?: Ref<HTMLTableElement>;
}

/**
 * Rows of figures under heads. The first column names the row.
 *
 * To sort, filter, choose columns and export, give it what `useTable` makes. For thousands of rows use VirtualTable.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, hasTotals = false, isStale = false, ref } = props;
  const t = useT();
  const isPhone = usePhone();
  const shown = isPhone ? columns.filter((column) => column.onPhone) : columns;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const onToggle = (key: string) => {
    setOpen(toggled(open, key));
  };
  return (
    <table ref={ref} className={styles.table} aria-busy={isStale || undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <TableHead columns={shown} sort={sort} onSort={onSort} hasOpener={isPhone} />
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <TableRow
              key={key}
              row={row}
              shown={shown}
              table={props}
              isPhone={isPhone}
              isOpen={open.has(key)}
              onToggle={onToggle}
            />
          );
        })}
        {rows.length === 0 && (
          <tr>
            <td colSpan={shown.length + 1} className={styles.nothing}>
              {t('table.nothing')}
            </td>
          </tr>
        )}
      </tbody>
      {hasTotals && (
        <tfoot>
          <tr>
            {shown.map((column, index) => {
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell key={column.key} scope={index === 0 ? 'row' : undefined} data-align={column.align}>
                  {column.total}
                </Cell>
              );
            })}
            {isPhone && <td className={styles.opener} />}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
