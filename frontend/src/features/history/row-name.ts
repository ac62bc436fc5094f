import type { ChangeRow } from '../../api/wire.ts';
import { rowParts } from './row-parts.ts';
import type { Reader } from './use-reader.ts';

/** What a row is called: the members that tell it from others of its kind. */
export function rowName(reader: Reader, row: ChangeRow): string {
  const { name } = rowParts(reader, row);
  return name.length === 0 ? `#${String(row.id)}` : name.join(' · ');
}
