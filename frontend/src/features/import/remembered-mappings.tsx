import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import styles from './columns-explained.module.css';
import { mappingsQuery, useForgetMapping } from './queries.ts';

export interface RememberedMappingsProps {
  readonly onForgotten: (words: string, changeId: number | null) => void;
}

/** The kinds of files whose columns were explained, folded; each can be forgotten. Nothing where there is none. */
export function RememberedMappings({ onForgotten }: RememberedMappingsProps) {
  const t = useT();
  const { data: remembered = [] } = useQuery(mappingsQuery);
  const forget = useForgetMapping();
  if (remembered.length === 0) return null;
  return (
    <details className={styles.remembered}>
      <summary>{t('import.map-remembered', { count: remembered.length })}</summary>
      <ul className={styles.lines}>
        {remembered.map(({ id, header, mapping: { broker } }) => (
          <li key={id} className={styles.line}>
            <span>
              {broker}
              <span className={styles.columns}>{header.join(', ')}</span>
            </span>
            <DeleteRow
              label={t('import.map-forget', { broker })}
              onDelete={() => {
                forget.mutate(id, {
                  onSuccess: (changeId) => {
                    onForgotten(t('import.map-forgotten', { broker }), changeId);
                  },
                });
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
