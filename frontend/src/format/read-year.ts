const YEAR = /^\d{4}$/;

/** A calendar year of a URL, from 1000 on; undefined for anything else. */
export function readYear(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !YEAR.test(text) || text.startsWith('0')) return undefined;
  return parseInt(text, 10);
}

/** The year as the API writes it. */
export function yearText(year: number | undefined): string | undefined {
  return year === undefined ? undefined : String(year);
}
