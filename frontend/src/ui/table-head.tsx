import type { Column, Sort } from './column.ts';
import styles from './data-table.module.css';

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** Whether rows end with a button that opens them. */
  readonly hasOpener: boolean;
  /** In a table whose rows are not all in the document. */
  readonly rowIndex?: number;
}

/** The heads of a table; those that sort are buttons. */
export function TableHead<Row>({ columns, sort, onSort, hasOpener, rowIndex }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={rowIndex}>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            aria-sort={sort?.key === column.key ? sort.direction : undefined}
          >
            {column.order && onSort ? (
              <SortButton column={column} sort={sort} onSort={onSort} />
            ) : (
              column.head
            )}
          </th>
        ))}
        {hasOpener && <td className={styles.opener} />}
      </tr>
    </thead>
  );
}

/** The first press sorts words from A, figures from the greatest; the next one turns them round. */
function nextSort<Row>({ key, order }: Column<Row>, sort: Sort | undefined): Sort {
  if (sort?.key === key)
    return { key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  return { key, direction: order === 'decimal' ? 'descending' : 'ascending' };
}

function SortButton<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}) {
  const isSorted = sort?.key === column.key;
  return (
    <button
      type="button"
      className={styles.sort}
      data-sorted={isSorted || undefined}
      onClick={() => {
        onSort(nextSort(column, sort));
      }}
    >
      <span>{column.head}</span>
      <span className={styles.arrow} aria-hidden="true">
        {isSorted && sort.direction === 'ascending' ? '↑' : '↓'}
      </span>
    </button>
  );
}
