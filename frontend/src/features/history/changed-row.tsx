import { useId } from 'react';
import type { ChangeRow } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { changedFields } from './changed-fields.ts';
import styles from './change-dialog.module.css';
import { FIELDS } from './field-words.ts';
import { FieldValue } from './field-value.tsx';
import { rowName } from './row-name.ts';
import type { Reader } from './use-reader.ts';

/** What a change did to one row, member by member: before and after. */
export function ChangedRow({ reader, row }: { reader: Reader; row: ChangeRow }) {
  const t = useT();
  const id = useId();
  const fields = changedFields(row);
  if (fields.length === 0) return null; // only when it was last written
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.rowName}>
        {rowName(reader, row)}
      </h3>
      <table className={styles.fields}>
        <thead className={row.before && row.after ? undefined : 'visually-hidden'}>
          <tr>
            <th scope="col">{t('history.field')}</th>
            {row.before && <th scope="col">{t('history.before')}</th>}
            {row.after && <th scope="col">{t('history.after')}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after }) => {
            const words = FIELDS[name]?.words;
            return (
              <tr key={name}>
                <th scope="row">{words ? t(words) : name}</th>
                {row.before && (
                  <td className={styles.before}>
                    <FieldValue reader={reader} name={name} value={before} />
                  </td>
                )}
                {row.after && (
                  <td>
                    <FieldValue reader={reader} name={name} value={after} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
