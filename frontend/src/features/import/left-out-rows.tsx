import { leftOutReason } from '../../api/row-reasons.ts';
import type { ImportReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { type RowReason, useReasonWords } from '../../ui/use-reason-words.ts';
import styles from './left-out-rows.module.css';

type LeftOutRow = ImportReport['left_out'][number];

/** So many row numbers are written out; a long file's reader needs no more to find what is meant. */
const MOST_ROWS = 12;

/** Rows that are no transactions of the ledger, folded: each reason once, with the rows that it is of. */
export function LeftOutRows({ rows }: { rows: readonly LeftOutRow[] }) {
  const t = useT();
  const reasonWords = useReasonWords();
  if (rows.length === 0) return null;
  return (
    <details className={styles.rows}>
      <summary>{t('import.left-out-rows', { count: rows.length })}</summary>
      <ul>
        {byReason(rows, reasonWords).map(([words, numbers]) => (
          <li key={words}>
            {words} <span className={styles.numbers}>{t('import.left-out-line', namesOf(numbers))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function byReason(
  rows: readonly LeftOutRow[],
  reasonWords: (reason: RowReason) => string,
): [words: string, rows: number[]][] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    // It is about the row as a whole.
    const words = reasonWords({ ...leftOutReason(row), field: null });
    groups.set(words, [...(groups.get(words) ?? []), row.row]);
  }
  return [...groups];
}

function namesOf(numbers: readonly number[]) {
  const shown = numbers.slice(0, MOST_ROWS).join(', ');
  return { count: numbers.length, rows: numbers.length > MOST_ROWS ? `${shown} …` : shown };
}
