import type { Allocation } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { PartsList } from './parts-list.tsx';
import { PartsTable } from './parts-table.tsx';
import styles from './parts-view.module.css';
import { useShownParts } from './shown-parts.ts';

export interface PartsViewProps {
  readonly allocation: Allocation;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  /** Asks for the parts that are told together. */
  readonly onShowAll: () => void;
}

/** The parts as lengths or as a table, as the reader chooses. */
export function PartsView({ allocation, isTable, onToggle, onShowAll }: PartsViewProps) {
  const t = useT();
  const parts = useShownParts(allocation);
  const { more } = allocation;
  useShortcut('table-view', onToggle);
  return (
    <>
      {isTable ? (
        <PartsTable allocation={allocation} parts={parts} />
      ) : (
        <PartsList parts={parts} currency={allocation.currency} />
      )}
      <div className={styles.actions}>
        {more.count > 0 && (
          <Button onClick={onShowAll}>{t('allocation.show-all', { count: allocation.parts_total })}</Button>
        )}
        <Button keys={keyCaps('table-view')} onClick={onToggle}>
          {t(isTable ? 'charts.as-chart' : 'charts.as-table')}
        </Button>
      </div>
    </>
  );
}
