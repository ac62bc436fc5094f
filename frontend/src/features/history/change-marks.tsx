import type { ReactNode } from 'react';
import type { Change } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import styles from './change-list.module.css';

export interface ChangeMarksProps {
  readonly change: Pick<Change, 'undoes' | 'undone_by' | 'conflicting_change'>;
  readonly changeLink: (id: number, words: string) => ReactNode;
}

/** What a change has to do with others: which one it undid, which one undid it or has to be undone before it. */
export function ChangeMarks({ change, changeLink }: ChangeMarksProps) {
  const t = useT();
  const { undoes, undone_by: undoneBy, conflicting_change: later } = change;
  const isHeld = undoneBy === null && later !== null;
  if (undoes === null && undoneBy === null && !isHeld) return null;
  return (
    <span className={styles.marks}>
      {undoes !== null && changeLink(undoes, t('history.undoes', { number: String(undoes) }))}
      {undoneBy !== null && changeLink(undoneBy, t('history.undone-by', { number: String(undoneBy) }))}
      {isHeld && changeLink(later, t('history.held-by', { number: String(later) }))}
    </span>
  );
}
