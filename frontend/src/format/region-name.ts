const names = new Map<string, Intl.DisplayNames>();

/** What a country is called in a language: `Switzerland`; null where the browser has no name for its code. */
export function regionName(language: string, code: string): string | null {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  names.set(language, known);
  return known.of(code) ?? null;
}
