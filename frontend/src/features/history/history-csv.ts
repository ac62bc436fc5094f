import type { Change } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { Column } from '../../ui/column.ts';
import { tableCsv } from '../../ui/table-csv.ts';

function column(key: string, head: string, value: (change: Change) => string | null): Column<Change> {
  return { key, head, value, cell: value };
}

function number(value: number | null): string | null {
  return value === null ? null : String(value);
}

/** The list of changes as a CSV file, with the words and instants (UTC) of the API. */
export function historyCsv(t: Translate, changes: readonly Change[]): string {
  return tableCsv(
    [
      column('id', t('history.csv-number'), ({ id }) => String(id)),
      column('made_at', t('history.csv-made-at'), ({ made_at: at }) => `${at}Z`),
      column('action', t('history.csv-action'), ({ action }) => action),
      column('subject', t('history.csv-subject'), ({ subject }) => subject),
      column('summary', t('history.csv-summary'), ({ summary }) => summary),
      column('rows', t('history.csv-rows'), ({ row_count: count }) => String(count)),
      column('undoes', t('history.csv-undoes'), ({ undoes }) => number(undoes)),
      column('undone_by', t('history.csv-undone-by'), ({ undone_by: id }) => number(id)),
    ],
    changes,
  );
}
