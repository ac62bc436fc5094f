import { useT } from '../i18n/language.tsx';
import { ColumnChoices } from './column-choices.tsx';
import { Menu } from './menu.tsx';
import type { ColumnChoice } from './use-column-choice.ts';

/** Which columns a table shows, behind a button. */
export function ColumnMenu({ choices }: { choices: readonly ColumnChoice[] }) {
  const t = useT();
  return (
    <Menu label={t('table.columns')}>
      <ColumnChoices choices={choices} />
    </Menu>
  );
}
