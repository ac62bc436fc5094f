import { useMemo } from 'react';
import type { Column } from './column.ts';
import { useStoredChoice } from './stored-choice.ts';

export interface ColumnChoice {
  readonly key: string;
  readonly words: string;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

/**
 * The columns that the reader wants to see, remembered by this browser under the name of the table.
 *
 * What is kept is what differs from the table's own way, so that a column added later appears.
 */
export function useColumnChoice<Row>(
  name: string,
  columns: readonly Column<Row>[],
): { shown: Column<Row>[]; choices: ColumnChoice[] } {
  const [stored, store] = useStoredChoice(`columns.${name}`);
  const toggled = useMemo(() => new Set(stored?.split(' ') ?? []), [stored]);
  const toggle = (key: string) => {
    const next = toggled.has(key) ? [...toggled].filter((other) => other !== key) : [...toggled, key];
    store(next.length === 0 ? null : next.join(' '));
  };
  // The same array for the same columns: rows are drawn again for another one.
  const shown = useMemo(
    () => columns.filter((column, place) => place === 0 || isShown(column, toggled)),
    [columns, toggled],
  );
  return {
    shown,
    choices: columns.slice(1).map((column) => ({
      key: column.key,
      words: column.name ?? (typeof column.head === 'string' ? column.head : column.key),
      isShown: isShown(column, toggled),
      onToggle: () => {
        toggle(column.key);
      },
    })),
  };
}

const isShown = <Row>({ key, isExtra = false }: Column<Row>, toggled: ReadonlySet<string>) =>
  toggled.has(key) === isExtra;
