/**
 * The names that the closes of each source of an instrument are kept under: its provider, and of several sources with one
 * provider its place among them, so that none of them takes the closes of another one for its own.
 *
 * @param rows in their order
 */
export function sourceNames(rows: readonly { readonly provider: string }[]): readonly string[] {
  const counts = new Map<string, number>();
  return rows.map(({ provider }) => {
    const count = (counts.get(provider) ?? 0) + 1;
    counts.set(provider, count);
    return count === 1 ? provider : `${provider}-${count}`;
  });
}
