/** Lines whose columns stand below each other, two spaces apart; `sides` names the end at which each column is even. */
export function textTable(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
): string[] {
  const widths = sides.map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  const aligned = (cell: string, index: number) =>
    sides[index] === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
  return rows.map((row) => row.map(aligned).join('  ').trimEnd());
}
