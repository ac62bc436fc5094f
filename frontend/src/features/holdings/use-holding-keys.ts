import type { RefObject } from 'react';
import type { Position } from '../../api/wire.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, useRowKeys } from '../../keyboard/use-row-keys.ts';

/** `j` and `k` walk through holdings; `e` edits the value of the one with the focus, or of the first. */
export function useHoldingKeys(
  table: RefObject<HTMLTableElement | null>,
  holdings: readonly Position[],
): void {
  useRowKeys(table);
  useShortcut('edit', () => {
    const key = focusedRowKey(table.current) ?? holdings[0]?.isin;
    if (key === undefined) return;
    table.current
      ?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"] [data-edit-value]`)
      ?.click();
  });
}
