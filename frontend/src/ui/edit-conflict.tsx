import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export interface EditConflictProps {
  /** What happened, in words. */
  readonly words: string;
  /** Forgets what was typed for what is there now. */
  readonly onShowNewer: () => void;
  /** Saves what was typed over what is there now. */
  readonly onSaveMine: () => void;
}

/** What is edited was changed elsewhere meanwhile: nothing typed is lost, and the reader says which of the two stays. */
export function EditConflict({ words, onShowNewer, onSaveMine }: EditConflictProps) {
  const t = useT();
  return (
    <Notice tone="wrong">
      {words}
      <Button onClick={onShowNewer}>{t('ui.show-newer')}</Button>
      <Button onClick={onSaveMine}>{t('ui.save-mine')}</Button>
    </Notice>
  );
}
