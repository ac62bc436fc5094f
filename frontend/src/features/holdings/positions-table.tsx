import { type ReactNode, type RefObject, useRef } from 'react';
import type { Position } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { Column, Sort } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TableTools } from '../../ui/table-tools.tsx';
import { useTable } from '../../ui/use-table.ts';
import { nameOf } from './position-facts.ts';

export interface PositionsTableProps {
  /** Of the choices that this browser remembers and of exported files. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Position>[];
  readonly positions: readonly Position[];
  readonly sortedFirst: Sort;
  readonly onOpen: (position: Position) => void;
  /** What chooses between kinds of positions. */
  readonly chooser: ReactNode;
  readonly hasTotals?: boolean;
  /** Said in place of the table when there is no position. */
  readonly nothing: string;
  readonly useKeys: (table: RefObject<HTMLTableElement | null>, positions: readonly Position[]) => void;
}

/** Positions to find, sort and export, with the columns that the reader wants. */
export function PositionsTable(props: PositionsTableProps) {
  const { name, caption, columns, positions, sortedFirst, onOpen, hasTotals = false, useKeys } = props;
  const t = useT();
  const ref = useRef<HTMLTableElement>(null);
  const textOf = (position: Position) => `${nameOf(position)} ${position.isin}`;
  const table = useTable({ name, columns, rows: positions, sortedFirst, textOf });
  useKeys(ref, table.shown.rows);
  return (
    <>
      <TableTools label={t('holdings.find')} {...table.tools}>
        {props.chooser}
      </TableTools>
      {positions.length === 0 ? (
        <p>{props.nothing}</p>
      ) : (
        <DataTable
          ref={ref}
          caption={caption}
          rowKey={({ isin }) => isin}
          rowName={nameOf}
          onRowClick={onOpen}
          {...table.shown}
          hasTotals={hasTotals && !table.isFiltered}
        />
      )}
    </>
  );
}
