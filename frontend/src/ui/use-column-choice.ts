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
  const toggled = new Set(stored?.split(' ') ?? []);
  const isShown = ({ key, isExtra = false }: Column<Row>) => toggled.has(key) === isExtra;
  const toggle = (key: string) => {
    const next = toggled.has(key) ? [...toggled].filter((other) => other !== key) : [...toggled, key];
    store(next.length === 0 ? null : next.join(' '));
  };
  const [first, ...others] = columns;
  return {
    shown: [...(first ? [first] : []), ...others.filter(isShown)],
    choices: others.map((column) => ({
      key: column.key,
      words: column.name ?? (typeof column.head === 'string' ? column.head : column.key),
      isShown: isShown(column),
      onToggle: () => {
        toggle(column.key);
      },
    })),
  };
}
