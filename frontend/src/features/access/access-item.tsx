import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './access.module.css';

export interface AccessItemProps {
  readonly name: ReactNode;
  /** The quieter fact: where and when. */
  readonly line: string;
  /** What ends it, and of what, for a screen reader; absent where it cannot be ended here. */
  readonly end?: { readonly words: string; readonly label: string; readonly onEnd: () => void };
}

/** Something that lets somebody in, and the way to end it. */
export function AccessItem({ name, line, end }: AccessItemProps) {
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <span>{name}</span>
        <span className={styles.quiet}>{line}</span>
      </span>
      {end && (
        <Button look="danger" aria-label={end.label} onClick={end.onEnd}>
          {end.words}
        </Button>
      )}
    </li>
  );
}
