import type { ReactNode, RefObject } from 'react';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { TableTools } from './table-tools.tsx';
import { TwoLines } from './two-lines.tsx';
import type { useTable } from './use-table.ts';

/** A row that is about one instrument. */
interface Named {
  readonly isin: string;
  readonly name: string;
}

export interface InstrumentListProps<Row extends Named> {
  readonly tableRef: RefObject<HTMLTableElement | null>;
  readonly table: ReturnType<typeof useTable<Row>>;
  /** What the filter looks for. */
  readonly find: string;
  readonly caption: string;
  readonly onOpen: (isin: string) => void;
}

/** A line for each instrument, found as it is typed, sorted, exported, and opened by a press. */
export function InstrumentList<Row extends Named>(props: InstrumentListProps<Row>) {
  const { tableRef, table, find, caption, onOpen } = props;
  return (
    <>
      <TableTools label={find} {...table.tools} />
      <DataTable
        ref={tableRef}
        caption={caption}
        rowKey={({ isin }) => isin}
        rowName={({ name }) => name}
        onRowClick={({ isin }) => {
          onOpen(isin);
        }}
        {...table.shown}
      />
    </>
  );
}

/** The column that names each instrument; `link` opens it. */
export function instrumentColumn<Row extends Named>(
  head: string,
  link: (instrument: Row, words: string) => ReactNode,
): Column<Row> {
  return {
    key: 'name',
    head,
    onPhone: true,
    order: 'text',
    value: ({ name }) => name,
    cell: (instrument) => <TwoLines first={link(instrument, instrument.name)} second={instrument.isin} />,
  };
}
