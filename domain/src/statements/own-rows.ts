import { quotationOpen } from './quotation-open.ts';
import { rawRow } from './raw-row.ts';
import type { RowVerdict, StatementContext, StatementRow } from './statement.ts';
import type { RowReading, Table } from './table.ts';

/** A table of a reader's own making, for files that are no table with one header; columns by the reader's names for them. */
export function ownTable(header: readonly string[], names: readonly string[]): Table {
  const indexOf = new Map<string, number>();
  for (const [index, name] of names.entries()) if (!indexOf.has(name)) indexOf.set(name, index);
  return { header, indexOf, style: 'dot', text: '' };
}

/** A row of such a table. */
export function ownRow(
  row: number,
  table: Table,
  cells: readonly string[],
  context: StatementContext,
): RowReading {
  return { row, table, cells, context, errors: [], notes: [] };
}

/** A row with its verdict; as the file has it when it makes no transaction. */
export function judgedRow({ row, table, cells }: RowReading, verdict: RowVerdict): StatementRow {
  if (verdict.kind === 'read') return { row, verdict };
  const raw = rawRow(table.header, cells);
  return verdict.kind === 'refused' ? { row, verdict, raw } : { row, verdict, raw };
}

/** The verdict of a record whose quotation mark is never closed. */
export function openRow(line: number): RowVerdict {
  return { kind: 'refused', isin: null, date: null, errors: [quotationOpen(line)] };
}
