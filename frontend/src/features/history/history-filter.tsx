import { useRef } from 'react';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './history-filter.module.css';
import { type Subject, SUBJECTS } from './subjects.ts';

export interface HistoryFilterProps {
  readonly subject: Subject | undefined;
  readonly onSubject: (subject: Subject | undefined) => void;
  /** How many changes are left. */
  readonly total: number | null;
}

/** Which changes are listed; `/` goes there. */
export function HistoryFilter({ subject, onSubject, total }: HistoryFilterProps) {
  const t = useT();
  const select = useRef<HTMLDivElement>(null);
  useShortcut('filter', () => {
    select.current?.querySelector('select')?.focus();
  });
  const subjects = Object.entries(SUBJECTS) as [Subject, (typeof SUBJECTS)[Subject]][];
  return (
    <div role="search" className={styles.line}>
      <div ref={select} className={styles.subject}>
        <Field label={t('history.changes-of')}>
          <Select
            value={subject ?? ''}
            options={[
              { value: '', words: t('history.everything') },
              ...subjects.map(([value, { all }]) => ({ value, words: t(all) })),
            ]}
            onChoose={(value) => {
              onSubject(value === '' ? undefined : value);
            }}
          />
        </Field>
      </div>
      <p className={styles.total} role="status">
        {total !== null && t('history.total', { count: total })}
      </p>
    </div>
  );
}
