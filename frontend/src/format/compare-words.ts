const collators = new Map<string, Intl.Collator>();

/** How a reader of the language orders words: case and accents count last, `Fund 9` comes before `Fund 10`. */
export function compareWords(locale: string): (left: string, right: string) => number {
  const known = collators.get(locale);
  if (known) return known.compare;
  const collator = new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return collator.compare;
}
