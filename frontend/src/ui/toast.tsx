import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import floating from './floating.module.css';
import styles from './toast.module.css';

export interface ToastMessage {
  readonly words: string;
  readonly tone?: 'plain' | 'wrong';
  /** What can be done about it, at most one thing; `u` does it too. */
  readonly action?: { readonly words: string; readonly onAct: () => void };
  /** Where to see it. */
  readonly link?: ReactNode | undefined;
}

/** Long enough to read, to think and to reach for Undo; it waits while it is pointed at or has the focus. */
const STAYS_MS = 12_000;

const ShowContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** Says something once, below the page; a new message takes the place of the one before. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ShowContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ message: ToastMessage; serial: number } | null>(null);
  const serial = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    serial.current += 1;
    setShown({ message, serial: serial.current });
  }, []);
  const dismiss = useCallback(() => {
    setShown(null);
  }, []);
  return (
    <ShowContext value={show}>
      {children}
      <div className={floating.place} role="status" aria-live="polite">
        {shown && <Toast key={shown.serial} message={shown.message} onDismiss={dismiss} />}
      </div>
    </ShowContext>
  );
}

function Toast({ message, onDismiss }: { message: ToastMessage; onDismiss: () => void }) {
  const t = useT();
  const [isHeld, setHeld] = useState(false);
  const { action } = message;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onDismiss, STAYS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, onDismiss]);
  const act = () => {
    onDismiss();
    action?.onAct();
  };
  useShortcut('undo', act, action !== undefined);
  return (
    <div
      className={classNames(floating.bar, styles.toast)}
      data-tone={message.tone}
      onPointerEnter={() => {
        setHeld(true);
      }}
      onPointerLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      <p className={styles.words}>
        {message.words} {message.link}
      </p>
      {action && (
        <Button keys={keyCaps('undo')} onClick={act}>
          {action.words}
        </Button>
      )}
      <button type="button" className={styles.dismiss} aria-label={t('ui.dismiss')} onClick={onDismiss}>
        <span aria-hidden="true">✕</span>
      </button>
    </div>
  );
}
