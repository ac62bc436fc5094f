import type { RefObject } from 'react';
import { useShortcut } from './keyboard.tsx';

/** The element of a row that has the focus when the row is chosen, and that Enter acts on. */
const PRIMARY = '[data-row-primary]';

function primaries(container: HTMLElement | null): HTMLElement[] {
  return Array.from(container?.querySelectorAll<HTMLElement>(PRIMARY) ?? []);
}

/** The `data-row-key` of the row that has the focus. */
export function focusedRowKey(container: HTMLElement | null): string | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-row-key]');
  return row && container?.contains(row) ? (row.dataset.rowKey ?? null) : null;
}

/** Moves the focus to a row; does nothing when the row is not there. */
export function focusRow(container: HTMLElement | null, key: string): void {
  container?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"] ${PRIMARY}`)?.focus();
}

/** `j` and `k` walk through the rows of a list; from outside the list `j` begins at its first row, `k` at its last. */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = primaries(container.current);
    const key = focusedRowKey(container.current);
    const index = rows.findIndex((row) => row.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey === key);
    const outside = step === 1 ? 0 : rows.length - 1;
    rows[key === null || index < 0 ? outside : Math.min(Math.max(index + step, 0), rows.length - 1)]?.focus();
  };
  useShortcut('next-row', () => {
    move(1);
  });
  useShortcut('previous-row', () => {
    move(-1);
  });
}
