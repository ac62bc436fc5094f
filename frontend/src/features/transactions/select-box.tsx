import { use, useEffect, useRef } from 'react';
import { useT } from '../../i18n/language.tsx';
import styles from './select-box.module.css';
import { SelectingContext } from './use-selection.ts';

export interface SelectBoxProps {
  readonly id: number;
  /** The trade in a few words. */
  readonly words: string;
}

/** Where the row stands in the list, which the row itself says. */
function placeOf(box: HTMLElement): number {
  return parseInt(box.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? '2', 10) - 2;
}

/** Chooses one transaction; with Shift all from the one chosen before. */
export function SelectBox({ id, words }: SelectBoxProps) {
  const t = useT();
  const selecting = use(SelectingContext);
  if (!selecting) return null;
  return (
    <label className={styles.reach}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={t('transactions.select-trade', { what: words })}
        checked={selecting.ids.has(id)}
        onChange={({ nativeEvent, currentTarget }) => {
          const place = placeOf(currentTarget);
          if ('shiftKey' in nativeEvent && nativeEvent.shiftKey === true) selecting.onExtend(place);
          else selecting.onToggle(id, place);
        }}
      />
    </label>
  );
}

/** Chooses everything that is found, or nothing. */
export function SelectAllBox({ total }: { total: number }) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const selecting = use(SelectingContext);
  const isSome = selecting !== null && selecting.ids.size > 0 && !selecting.isAll;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  if (!selecting) return null;
  return (
    <label className={styles.reach}>
      <input
        ref={box}
        type="checkbox"
        className={styles.box}
        aria-label={t('transactions.select-all-found', { count: total })}
        checked={selecting.isAll}
        onChange={selecting.onAll}
      />
    </label>
  );
}
