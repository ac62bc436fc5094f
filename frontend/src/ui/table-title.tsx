import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { ListActions } from './list-actions.tsx';
import styles from './table-title.module.css';
import type { TableTools } from './use-table.ts';

export interface TableTitleProps {
  readonly tools: TableTools;
  /** What stands above the table: its title, or what chooses its rows. */
  readonly children: ReactNode;
}

/** The line above a short table of `useTable`, in which nothing has to be found: choose columns, export. */
export function TableTitle({ tools, children }: TableTitleProps) {
  const t = useT();
  return (
    <div className={styles.row}>
      {children}
      <div className={styles.actions}>
        <ListActions choices={tools.choices}>
          <Button onClick={tools.onExport}>{t('table.export')}</Button>
        </ListActions>
      </div>
    </div>
  );
}
