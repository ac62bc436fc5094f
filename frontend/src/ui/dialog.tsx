import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';
import { useT } from '../i18n/language.tsx';
import { Kbd } from './kbd.tsx';

export interface DialogProps {
  readonly title: string;
  /** For a dialog that holds a table. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A page over the page: it is there while it is rendered, and its route decides that.
 *
 * The browser keeps the focus inside, closes it on Esc, and the focus goes back to where it was.
 */
export function Dialog({ title, wide, onClose, children }: DialogProps) {
  const t = useT();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.panel}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={styles.close} onClick={onClose}>
            <span className="visually-hidden">{t('ui.close')}</span>
            <Kbd keys="esc" />
            <span className={styles.cross} aria-hidden="true">
              ✕
            </span>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
