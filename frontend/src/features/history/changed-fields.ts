import type { ChangeRow } from '../../api/wire.ts';

/** One member of a row, as it was and as it became. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Members that follow from a change instead of saying what it did. */
const CONSEQUENCES = new Set(['created_at', 'updated_at', 'row_identity']);

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a change did to a row: of an edited row what differs, of a new or removed one everything it has. */
export function changedFields({ before, after }: ChangeRow): ChangedField[] {
  const names = Object.keys(after ?? before ?? {}).filter((name) => !CONSEQUENCES.has(name));
  return names
    .map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
    .filter((field) => field.before !== field.after);
}

/** What a row is called: the members that tell it from others of its kind. */
export function rowName({ id, before, after }: ChangeRow): string {
  const row = after ?? before ?? {};
  const parts = [
    textOf(row.date) ?? textOf(row.snapshot_date)?.slice(0, 10),
    textOf(row.transaction_type),
    textOf(row.isin),
    textOf(row.asset_type),
    textOf(row.asset_detail),
    textOf(row.code),
    textOf(row.name),
  ];
  const known = parts.filter((part) => typeof part === 'string');
  return known.length === 0 ? `#${String(id)}` : known.join(' · ');
}
