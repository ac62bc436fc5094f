import { useDeferredValue, useState } from 'react';
import { compareDecimalText } from '../format/compare-decimal-text.ts';
import { compareWords } from '../format/compare-words.ts';
import { localDay } from '../format/local-day.ts';
import { useDateStyle } from '../format/locale.tsx';
import type { Column, Sort } from './column.ts';
import { withWords } from './matching-words.ts';
import { saveFile } from './save-file.ts';
import { tableCsv } from './table-csv.ts';
import { type ColumnChoice, useColumnChoice } from './use-column-choice.ts';

export interface TableOptions<Row> {
  /** Of the choices that this browser remembers and of exported files: `holdings`. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Absent: in the order given, until a head is pressed. */
  readonly sortedFirst?: Sort;
  /** What the filter looks in; absent: the values of all columns. */
  readonly textOf?: (row: Row) => string;
}

/** What TableTools needs. */
export interface TableTools {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly choices: readonly ColumnChoice[];
  readonly onExport: () => void;
}

export interface Table<Row> {
  /** For DataTable: what is shown, and in which order. */
  readonly shown: {
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly sort?: Sort;
    readonly onSort: (sort: Sort) => void;
  };
  readonly tools: TableTools;
  /** Whether rows are left out, so that totals would not be those of what is seen. */
  readonly isFiltered: boolean;
}

/** Unknown comes last, whichever way the rows are sorted. */
function sorted<Row>(rows: readonly Row[], column: Column<Row>, sort: Sort, locale: string): Row[] {
  const { order, value = () => null } = column;
  const compare = order === 'decimal' ? compareDecimalText : compareWords(locale);
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [left, right] = [value(one), value(other)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * compare(left, right);
  });
}

/**
 * A table whose rows are all here: sorted, filtered, with the columns that were chosen, exported as shown.
 *
 *     const table = useTable({ name: 'holdings', columns, rows });
 *     <TableTools label={t('holdings.find')} {...table.tools} />
 *     <DataTable caption=… rowKey=… rowName=… {...table.shown} hasTotals={!table.isFiltered} />
 *
 * A column takes part with its `value`, the string of the wire, and is sorted by its `order`. For rows that the server
 * sorts and filters give DataTable or VirtualTable `sort` and `onSort` directly.
 */
export function useTable<Row>({ name, columns, rows, sortedFirst, textOf }: TableOptions<Row>): Table<Row> {
  const { locale } = useDateStyle();
  const [sort, onSort] = useState(sortedFirst);
  const [text, onText] = useState('');
  const wanted = useDeferredValue(text);
  const { shown, choices } = useColumnChoice(name, columns);
  const allText = (row: Row) => columns.map(({ value }) => value?.(row) ?? '').join(' ');
  const found = withWords(rows, textOf ?? allText, wanted);
  const column = columns.find(({ key }) => key === sort?.key);
  const listed = sort && column ? sorted(found, column, sort, locale) : found;
  return {
    shown: { columns: shown, rows: listed, ...(sort ? { sort } : {}), onSort },
    tools: {
      text,
      onText,
      choices,
      onExport: () => {
        saveFile(`${name}-${localDay(Date.now())}.csv`, tableCsv(shown, listed));
      },
    },
    isFiltered: listed.length < rows.length,
  };
}
