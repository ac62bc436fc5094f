import { type ReactNode, type Ref, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import styles from './data-table.module.css';
import { usePhone } from './use-media.ts';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
  /** What the totals row says in this column. */
  readonly total?: ReactNode;
  /** Stays on a phone; the others come on tap. */
  readonly onPhone?: boolean;
  /** Present when the table can be sorted by it. */
  readonly sort?: { readonly direction: 'ascending' | 'descending'; readonly onToggle: () => void };
}

export interface DataTableProps<Row> {
  /** What the table holds, for a screen reader. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What a row is called when it is opened on a phone. */
  readonly rowName: (row: Row) => string;
  /** Opens a row by a click anywhere on it; the row needs a link or button for the same. */
  readonly onRowClick?: (row: Row) => void;
  readonly hasTotals?: boolean;
  /** Shown while the rows are those of the question before. */
  readonly isStale?: boolean;
  readonly ref?: Ref<HTMLTableElement>;
}

/** Rows of figures under heads. The first column names the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, hasTotals = false, isStale = false, ref } = props;
  const isPhone = usePhone();
  const shown = isPhone ? columns.filter((column) => column.onPhone) : columns;
  return (
    <table ref={ref} className={styles.table} aria-busy={isStale || undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column.key} scope="col" data-align={column.align} aria-sort={column.sort?.direction}>
              <Head column={column} />
            </th>
          ))}
          {isPhone && <td className={styles.opener} />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} shown={shown} table={props} isPhone={isPhone} />
        ))}
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

function Head<Row>({ column }: { column: Column<Row> }) {
  if (!column.sort) return column.head;
  return (
    <button type="button" className={styles.sort} onClick={column.sort.onToggle}>
      {column.head} <span aria-hidden="true">{column.sort.direction === 'ascending' ? '↑' : '↓'}</span>
    </button>
  );
}

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly shown: readonly Column<Row>[];
  readonly table: DataTableProps<Row>;
  readonly isPhone: boolean;
}

function BodyRow<Row>({ row, shown, table, isPhone }: BodyRowProps<Row>) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { columns, rowKey, rowName, onRowClick } = table;
  const rest = columns.filter((column) => !shown.includes(column));
  return (
    <>
      <tr
        data-row-key={rowKey(row)}
        data-clickable={onRowClick !== undefined || undefined}
        onClick={(event) => {
          const isAction = event.target instanceof Element && event.target.closest('a, button, input, label');
          if (!isAction) onRowClick?.(row);
        }}
      >
        {shown.map((column, index) => {
          const Cell = index === 0 ? 'th' : 'td';
          return (
            <Cell key={column.key} scope={index === 0 ? 'row' : undefined} data-align={column.align}>
              {column.cell(row)}
            </Cell>
          );
        })}
        {isPhone && (
          <td className={styles.opener}>
            <button
              type="button"
              className={styles.open}
              aria-expanded={isOpen}
              aria-label={t('ui.more-about', { name: rowName(row) })}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
            </button>
          </td>
        )}
      </tr>
      {isPhone && isOpen && (
        <tr className={styles.rest}>
          <td colSpan={shown.length + 1}>
            <dl>
              {rest.map((column) => (
                <div key={column.key}>
                  <dt>{column.head}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      )}
    </>
  );
}
