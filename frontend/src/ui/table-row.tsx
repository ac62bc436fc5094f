import { memo } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Column, RowTraits } from './column.ts';
import styles from './data-table.module.css';

export interface TableRowProps<Row> {
  readonly row: Row;
  readonly shown: readonly Column<Row>[];
  readonly table: RowTraits<Row>;
  readonly isPhone: boolean;
  /** On a phone: whether the columns that are not shown stand below. */
  readonly isOpen: boolean;
  readonly onToggle: (key: string) => void;
  /** In a table whose rows are not all in the document. */
  readonly rowIndex?: number;
}

function Rendered<Row>(props: TableRowProps<Row>) {
  const { row, shown, table, isPhone, isOpen, rowIndex } = props;
  const { rowKey, onRowClick } = table;
  const head = shown.find(({ isControl }) => isControl !== true);
  return (
    <>
      <tr
        data-row-key={rowKey(row)}
        data-clickable={onRowClick !== undefined || undefined}
        aria-rowindex={rowIndex}
        onClick={(event) => {
          const isAction = event.target instanceof Element && event.target.closest('a, button, input, label');
          if (!isAction) onRowClick?.(row);
        }}
      >
        {shown.map((column) => {
          const isHead = column === head;
          const Cell = isHead ? 'th' : 'td';
          return (
            <Cell key={column.key} scope={isHead ? 'row' : undefined} data-align={column.align}>
              {column.cell(row)}
            </Cell>
          );
        })}
        {isPhone && <Opener {...props} />}
      </tr>
      {isPhone && isOpen && <Rest {...props} />}
    </>
  );
}

/** A row of a table; on a phone with a button for what does not fit. It is drawn again only for another row or column. */
export const TableRow = memo(Rendered) as typeof Rendered;

function Opener<Row>({ row, table, isOpen, onToggle }: TableRowProps<Row>) {
  const t = useT();
  return (
    <td className={styles.opener}>
      <button
        type="button"
        className={styles.open}
        aria-expanded={isOpen}
        aria-label={t('ui.more-about', { name: table.rowName(row) })}
        onClick={() => {
          onToggle(table.rowKey(row));
        }}
      >
        <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
      </button>
    </td>
  );
}

function Rest<Row>({ row, shown, table }: TableRowProps<Row>) {
  const rest = table.columns.filter((column) => !shown.includes(column));
  return (
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
  );
}
