import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { FilterBox } from './filter-box.tsx';
import { ListActions } from './list-actions.tsx';
import styles from './table-tools.module.css';
import { usePhone } from './use-media.ts';
import type { TableTools as Tools } from './use-table.ts';

export interface TableToolsProps extends Tools {
  /** What the filter looks for: `Name or ISIN`. */
  readonly label: string;
  /** What else chooses rows, such as a Segmented. */
  readonly children?: ReactNode;
}

/** The line above a table of `useTable`: find, choose columns, export what is shown. */
export function TableTools({ label, children, text, onText, choices, onExport }: TableToolsProps) {
  const t = useT();
  const isPhone = usePhone();
  return (
    <div className={styles.tools}>
      <div className={styles.find}>
        <FilterBox label={label} text={text} onText={onText} />
      </div>
      {!isPhone && children}
      <span className={styles.space} />
      <ListActions choices={choices}>
        <Button onClick={onExport}>{t('table.export')}</Button>
      </ListActions>
      {isPhone && children}
    </div>
  );
}
