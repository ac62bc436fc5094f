/** The languages of the app, each with its own name. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  it: 'Italiano',
  cs: 'Čeština',
  fr: 'Français',
} as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(LANGUAGES, text);
}

/** The first of the wanted languages that the app speaks, regions apart; English when it speaks none of them. */
export function closestLanguage(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '').find(isLanguage);
  return spoken ?? 'en';
}
