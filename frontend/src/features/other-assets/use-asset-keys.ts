import type { RefObject } from 'react';
import type { OtherAsset } from '../../api/wire.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { isEntered } from './asset-facts.ts';
import type { Line } from './lines.ts';

/** Keys of the table: `j` and `k` walk, `e` edits the amount of the row (of the first, from outside), Delete removes. */
export function useAssetKeys(
  table: RefObject<HTMLTableElement | null>,
  lines: readonly Line[],
  onDelete: (asset: OtherAsset) => void,
): void {
  useRowKeys(table);
  const entered = lines.filter(({ asset }) => asset && isEntered(asset));
  useShortcut('edit', () => {
    const key = focusedRowKey(table.current) ?? entered[0]?.key;
    if (key === undefined) return;
    const row = `[data-row-key="${CSS.escape(key)}"]`;
    table.current?.querySelector<HTMLElement>(`${row} [data-edit-value]`)?.click();
  });
  useShortcut('delete', () => {
    const key = focusedRowKey(table.current);
    const index = entered.findIndex((line) => line.key === key);
    const asset = entered[index]?.asset;
    if (!asset) return;
    const next = entered[index + 1] ?? entered[index - 1];
    if (next) focusRow(table.current, next.key);
    onDelete(asset);
  });
}
