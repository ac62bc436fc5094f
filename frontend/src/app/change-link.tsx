import { Link } from '../router/link.tsx';
import styles from './change-link.module.css';

export interface ChangeLinkProps {
  readonly id: number;
  readonly words: string;
  /** Stands for its row: the keyboard walks along these. */
  readonly isPrimary?: boolean;
}

/** Opens a change of the history, over the page of the list that is shown. */
export function ChangeLink({ id, words, isPrimary = false }: ChangeLinkProps) {
  return (
    <Link
      to="/history"
      search={(before) => ({ ...before, change: id })}
      className={isPrimary ? styles.primary : undefined}
      data-row-primary={isPrimary || undefined}
    >
      {words}
    </Link>
  );
}
