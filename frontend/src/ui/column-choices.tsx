import { useT } from '../i18n/language.tsx';
import styles from './column-choices.module.css';
import type { ColumnChoice } from './use-column-choice.ts';

export interface ColumnChoicesProps {
  readonly choices: readonly ColumnChoice[];
  /** Where something else stands in the same panel. */
  readonly hasTitle?: boolean;
}

/** Which columns a table shows, to tick. The first names the row and stays. */
export function ColumnChoices({ choices, hasTitle = false }: ColumnChoicesProps) {
  const t = useT();
  return (
    <fieldset className={styles.choices}>
      <legend className={hasTitle ? styles.title : 'visually-hidden'}>{t('table.columns')}</legend>
      {choices.map(({ key, words, isShown, onToggle }) => (
        <label key={key} className={styles.choice}>
          <input type="checkbox" checked={isShown} onChange={onToggle} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
