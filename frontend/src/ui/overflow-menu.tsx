import { type ReactNode, useEffect, useRef } from 'react';
import { buttonClass } from './button.tsx';
import styles from './overflow-menu.module.css';

/** Actions that are seldom wanted, behind one word. */
export function OverflowMenu({ label, children }: { label: string; children: ReactNode }) {
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
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className={styles.panel}>{children}</div>
    </details>
  );
}
