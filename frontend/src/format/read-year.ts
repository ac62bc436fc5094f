const YEAR = /^\d{4}$/;

/** A calendar year of a URL, from 0001 on; undefined for anything else. */
export function readYear(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && YEAR.test(text) && text !== '0000' ? text : undefined;
}
