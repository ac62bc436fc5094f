const names = new Map<string, Intl.DisplayNames>();

/** What a currency is called in a language: `US dollar`; its code where the browser has no name for it. */
export function currencyName(language: string, code: string): string {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'currency' });
  names.set(language, known);
  return known.of(code) ?? code;
}
