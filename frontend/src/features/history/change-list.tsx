import { useRef, useState } from 'react';
import type { Change } from '../../api/wire.ts';
import { localDay } from '../../format/local-day.ts';
import { useT } from '../../i18n/language.tsx';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Day } from '../../ui/day.tsx';
import styles from './change-list.module.css';
import { type ChangeActions, ChangeItem } from './change-item.tsx';
import { dayGroups } from './day-groups.ts';
import { UndoKey } from './undo-key.tsx';

export interface ChangeListProps extends ChangeActions {
  readonly changes: readonly Change[];
  readonly isStale: boolean;
  /** In milliseconds. */
  readonly now: number;
}

const DAY_MS = 86_400_000;

/** Changes day by day; `j` and `k` walk, Enter opens, `u` undoes the one that has the focus. */
export function ChangeList(props: ChangeListProps) {
  const { changes, isStale, now, onUndo } = props;
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const [focused, setFocused] = useState<number | null>(null);
  const names = new Map([
    [localDay(now), t('history.today')],
    [localDay(now - DAY_MS), t('history.yesterday')],
  ]);
  const chosen = changes.find(({ id }) => id === focused);
  return (
    <div
      ref={list}
      className={styles.days}
      aria-busy={isStale || undefined}
      onFocus={({ target }) => {
        const key = target.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey;
        setFocused(changes.find(({ id }) => String(id) === key)?.id ?? null);
      }}
      onBlur={() => {
        setFocused(null);
      }}
    >
      {chosen && (
        <UndoKey
          key={chosen.id}
          onUndo={() => {
            onUndo(chosen);
          }}
        />
      )}
      {dayGroups(changes).map((group) => (
        <section key={group.day} aria-labelledby={`day-${group.day}`}>
          <h2 id={`day-${group.day}`} className={styles.day}>
            {names.get(group.day) ?? <Day date={group.day} />}
          </h2>
          <ol>
            {group.changes.map((change) => (
              <ChangeItem key={change.id} change={change} {...props} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
