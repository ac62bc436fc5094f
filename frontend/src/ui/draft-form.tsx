import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../i18n/language.tsx';
import { submitKeys } from '../keyboard/command-key.ts';
import { Button } from './button.tsx';
import { DialogActions } from './dialog-actions.tsx';
import styles from './draft-form.module.css';
import { Kbd } from './kbd.tsx';

export interface DraftFormProps {
  readonly children: ReactNode;
  /** What sends it, in words. */
  readonly action: string;
  readonly isSending: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Absent where there is nothing to delete yet. */
  readonly onDelete?: (() => void) | undefined;
  /** Forgets what was kept from before; absent when nothing was. */
  readonly onClear?: (() => void) | undefined;
}

/**
 * A form in a dialog: Enter or the command key with it sends, the field with `data-autofocus` has the focus, and what
 * can be done stands in one line below. It checks nothing: what is wrong stands at its field when it is sent.
 */
export function DraftForm(props: DraftFormProps) {
  const { children, action, isSending, onSubmit, onCancel, onDelete, onClear } = props;
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <DialogActions
        aside={
          <>
            {onDelete && (
              <Button look="danger" onClick={onDelete}>
                {t('ui.delete')}
              </Button>
            )}
            {onClear && (
              <Button look="plain" onClick={onClear}>
                {t('ui.clear-kept')}
              </Button>
            )}
          </>
        }
      >
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={isSending}>
          {action} <Kbd on="accent" keys={submitKeys()} />
        </Button>
      </DialogActions>
    </form>
  );
}
