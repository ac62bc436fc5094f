import type { ChangeRow } from '../../api/wire.ts';
import { cellText } from './cell-text.ts';

/** One member of a row, as it was and as it became. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Members that follow from a change instead of saying what it did. */
const CONSEQUENCES = new Set(['created_at', 'updated_at', 'row_identity']);

/** What a change did to a row: of an edited row what differs, of a new or removed one everything it has. */
export function changedFields({ before, after }: ChangeRow): ChangedField[] {
  const names = Object.keys(after ?? before ?? {}).filter((name) => !CONSEQUENCES.has(name));
  return names
    .map((name) => ({ name, before: cellText(before?.[name]), after: cellText(after?.[name]) }))
    .filter((field) => field.before !== field.after);
}
