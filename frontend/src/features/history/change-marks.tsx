import type { ReactNode } from 'react';
import { useT } from '../../i18n/language.tsx';
import type { Change } from '../../api/wire.ts';
import styles from './change-list.module.css';

export interface ChangeMarksProps {
  readonly change: Pick<Change, 'undoes' | 'undone_by'>;
  readonly changeLink: (id: number, words: string) => ReactNode;
}

/** What a change has to do with others: which one it undid, which one undid it. */
export function ChangeMarks({ change: { undoes, undone_by: undoneBy }, changeLink }: ChangeMarksProps) {
  const t = useT();
  if (undoes === null && undoneBy === null) return null;
  return (
    <span className={styles.marks}>
      {undoes !== null && changeLink(undoes, t('history.undoes', { number: String(undoes) }))}
      {undoneBy !== null && changeLink(undoneBy, t('history.undone-by', { number: String(undoneBy) }))}
    </span>
  );
}
