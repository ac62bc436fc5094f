import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import styles from './edit-conflict.module.css';
import { Notice } from './notice.tsx';

export interface EditConflictProps {
  /** What happened, in words. */
  readonly words: string;
  /** What is there now, where it can be told in a few words. */
  readonly newer?: ReactNode;
  /** Forgets what was typed for what is there now. */
  readonly onShowNewer: () => void;
  /** Saves what was typed over what is there now. */
  readonly onSaveMine: () => void;
}

/** What is edited was changed elsewhere meanwhile: nothing typed is lost, and the reader says which of the two stays. */
export function EditConflict({ words, newer, onShowNewer, onSaveMine }: EditConflictProps) {
  const t = useT();
  return (
    <Notice tone="wrong">
      {words}
      {newer !== undefined && (
        <span className={styles.newer}>
          {t('ui.there-now')} <b>{newer}</b>
        </span>
      )}
      <Button onClick={onShowNewer}>{t('ui.show-newer')}</Button>
      <Button onClick={onSaveMine}>{t('ui.save-mine')}</Button>
    </Notice>
  );
}
