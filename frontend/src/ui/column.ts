import type { ReactNode } from 'react';

/** By which column rows are sorted, and which way. */
export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** The head in words, where `head` is not a text: for files and for the choice of columns. */
  readonly name?: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
  /** The string of the wire behind the cell (a decimal, an ISO day, a name): what is sorted, filtered and exported. */
  readonly value?: (row: Row) => string | null;
  /** How values compare. Rows can be sorted by a column that has it, where the table has `onSort`. */
  readonly order?: 'text' | 'decimal';
  /** What the totals row says in this column. */
  readonly total?: ReactNode;
  /** Stays on a phone; the others come on tap. */
  readonly onPhone?: boolean;
  /** Hidden until the reader chooses it. */
  readonly isExtra?: boolean;
  /** A control that stands before the row is named; it is no head of the row. */
  readonly isControl?: boolean;
  /** Its part of the width of a VirtualTable, where widths do not follow the cells; 1 when absent. */
  readonly share?: number;
}

/** What every table has to know of its rows. */
export interface RowTraits<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What a row is called when it is opened on a phone. */
  readonly rowName: (row: Row) => string;
  /** Opens a row by a click anywhere on it; the row needs a link or button for the same. */
  readonly onRowClick?: (row: Row) => void;
}
