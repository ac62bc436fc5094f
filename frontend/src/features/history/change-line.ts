import type { Change, ChangeRow } from '../../api/wire.ts';
import { changedFields } from './changed-fields.ts';
import { fieldText } from './field-text.ts';
import { FIELDS } from './field-words.ts';
import { rowParts } from './row-parts.ts';
import type { Reader } from './use-reader.ts';

/** More than these would not fit a line. */
const MOST = 3;

/** Values whose name says nothing more, and texts too long for a line. */
const UNNAMED = new Set(['current_value', 'value']);
const LONG = new Set(['text']);

function listed(texts: readonly string[], isMore: boolean, between: string): string {
  const shown = texts.slice(0, MOST).join(between);
  if (shown === '') return '';
  return isMore || texts.length > MOST ? `${shown} …` : shown;
}

function editWords(reader: Reader, row: ChangeRow): string[] {
  const fields = changedFields(row).filter(({ name }) => !LONG.has(name));
  const { name } = rowParts(
    reader,
    row,
    fields.map((field) => field.name),
  );
  const changes = fields.map(({ name, before, after }) => {
    const label = FIELDS[name]?.words;
    const values = `${fieldText(reader, name, before)} → ${fieldText(reader, name, after)}`;
    return UNNAMED.has(name) ? values : `${label ? reader.t(label) : name} ${values}`;
  });
  return changes.length === 0 ? name : [...name, listed(changes, false, ' · ')];
}

function rowWords(reader: Reader, row: ChangeRow): string {
  if (row.before && row.after) return editWords(reader, row).join(' · ');
  const { name, amount } = rowParts(reader, row);
  return [...name, ...amount].join(' · ');
}

/** What rows of one kind are about, each thing once: instruments, moments, assets. */
function aboutWords(reader: Reader, rows: readonly ChangeRow[], isMore: boolean): string {
  return listed([...new Set(rows.flatMap((row) => rowParts(reader, row).about))], isMore, ', ');
}

/** What a change did, beyond how many rows of which kind: from which file, which row and how, or what its rows are about. */
export function changeLine(reader: Reader, change: Change): string {
  const { subject, rows, row_count: count, file_name: file } = change;
  if (file !== null) return file;
  const ofSubject = rows.filter((row) => row.subject === subject);
  const own = ofSubject.length > 0 ? ofSubject : rows;
  const isMore = count > rows.length;
  const [first] = own;
  return own.length === 1 && first && !isMore ? rowWords(reader, first) : aboutWords(reader, own, isMore);
}
