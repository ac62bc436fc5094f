import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AccessItem, type AccessItemProps } from './access-item.tsx';
import styles from './access.module.css';

export interface AccessListProps {
  /** What is listed, for a screen reader. */
  readonly label: string;
  readonly items: readonly (AccessItemProps & { readonly id: number })[];
  /** Why it could not be listed, or one of it not be ended. */
  readonly problem: Error | null;
}

/** All of what lets somebody in by one way. */
export function AccessList({ label, items, problem }: AccessListProps) {
  const t = useT();
  return (
    <>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      {items.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {items.map(({ id, ...item }) => (
            <AccessItem key={id} {...item} />
          ))}
        </ul>
      )}
    </>
  );
}
