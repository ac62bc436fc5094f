import type { RawRow } from './statement.ts';

/** An unclosed quotation mark can put a whole file into one cell; a report needs only its beginning. */
const LONGEST_CELL = 1000;

/** The row as the file has it, for a report: header → cell. */
export function rawRow(header: readonly string[], cells: readonly string[]): RawRow {
  const raw: RawRow = {};
  for (const [index, cell] of cells.entries()) {
    const name = header[index];
    if (name === undefined) break;
    raw[name] = shortened(cell);
  }
  if (cells.length > header.length) {
    raw['None'] = shortened(cells.slice(header.length, header.length + LONGEST_CELL).join(','));
  }
  return raw;
}

function shortened(cell: string): string {
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell;
}
