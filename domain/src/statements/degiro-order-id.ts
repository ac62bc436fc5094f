import type { DegiroRowReading } from './degiro-cells.ts';
import type { DegiroColumns } from './degiro-columns.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Columns that may hold the order id: the one of that name and the unnamed ones and surplus cells behind it. */
export function orderIdColumns(columns: DegiroColumns, width: number): number[] {
  const first = columns.indexOf.get('orderId');
  if (first === undefined) return [];
  const indexes = [first];
  for (let index = first + 1; index < width && (columns.header[index] ?? '').trim() === ''; index += 1) {
    indexes.push(index);
  }
  return indexes;
}

/**
 * The broker's order id: the newest layout prints it one column further than its header says, so a UUID in any of
 * the order id's columns comes first, then whatever stands there.
 */
export function orderIdOf(reading: DegiroRowReading): string | null {
  const candidates = orderIdColumns(reading.columns, reading.cells.length)
    .map((index) => reading.cells[index]?.trim() ?? '')
    .filter((cell) => cell !== '');
  return candidates.find((cell) => UUID.test(cell)) ?? candidates[0] ?? null;
}
