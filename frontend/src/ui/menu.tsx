import { type ReactNode, useEffect, useRef } from 'react';
import { buttonClass } from './button.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  readonly label: string;
  /** Seen instead of the label. */
  readonly sign?: string;
  readonly children: ReactNode;
}

/** A panel behind a button; it closes by Esc and as soon as something else is wanted. */
export function Menu({ label, sign, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const isInside = event.target instanceof Node && details.current?.contains(event.target);
      if (!isInside) details.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  return (
    <details
      ref={details}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.removeAttribute('open');
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary className={buttonClass('quiet')} aria-label={label}>
        <span aria-hidden="true">{sign ?? label}</span>
      </summary>
      <div className={styles.panel}>{children}</div>
    </details>
  );
}
