/** The ratio of a split: `2:1` for two new units in place of each old one. */
export function ratioText(newUnits: number, oldUnits: number): string {
  return `${String(newUnits)}:${String(oldUnits)}`;
}
