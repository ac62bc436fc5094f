/** A member of a row as it is kept, as a text; null where there is nothing. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
