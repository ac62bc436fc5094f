import { useT } from '../i18n/language.tsx';
import styles from './column-menu.module.css';
import { Menu } from './menu.tsx';
import type { ColumnChoice } from './use-column-choice.ts';

/** Which columns a table shows, to tick. The first names the row and stays. */
export function ColumnMenu({ choices }: { choices: readonly ColumnChoice[] }) {
  const t = useT();
  return (
    <Menu label={t('table.columns')}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('table.columns')}</legend>
        {choices.map(({ key, words, isShown, onToggle }) => (
          <label key={key} className={styles.choice}>
            <input type="checkbox" checked={isShown} onChange={onToggle} />
            {words}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
