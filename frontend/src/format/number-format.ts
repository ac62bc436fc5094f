/** The ways of writing numbers that can be chosen, each by a locale that writes them so. */
export const NUMBER_FORMATS = ['en-GB', 'de-DE', 'de-CH', 'cs-CZ', 'fr-FR'] as const;

export type NumberFormat = 'auto' | (typeof NUMBER_FORMATS)[number];

export function isNumberFormat(text: string | null): text is NumberFormat {
  return text === 'auto' || NUMBER_FORMATS.some((format) => format === text);
}

/**
 * The locale that belongs to a language: the browser's own region when it speaks that language, so that a reader of
 * English in Prague keeps the habits of their browser, and a reader of German on an American machine gets German ones.
 */
export function localeOf(language: string, browser: readonly string[]): string {
  return browser.find((tag) => tag.split('-')[0]?.toLowerCase() === language) ?? language;
}
