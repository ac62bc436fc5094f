/** A query as its members: one that is repeated has all of its values. */
export function readQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  const told = new URLSearchParams(text);
  for (const name of new Set(told.keys())) {
    const [value = '', ...others] = told.getAll(name);
    query[name] = others.length === 0 ? value : [value, ...others];
  }
  return query;
}
