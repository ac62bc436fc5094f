/** Letters without case and accents, so that `zivi` finds `Živí`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How well a text answers to what was typed: 2 when a word of it begins so, 1 when it contains it, 0 when not at all. */
function rank(text: string, typed: readonly string[]): number {
  const words = plain(text);
  if (!typed.every((word) => words.includes(word))) return 0;
  return typed.every((word) => ` ${words}`.includes(` ${word}`)) ? 2 : 1;
}

/** Those whose text has every typed word, those whose words begin so first; else in the order given. */
export function matchingWords<T>(all: readonly T[], textOf: (one: T) => string, typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return all
    .map((one) => ({ one, rank: rank(textOf(one), words) }))
    .filter((candidate) => candidate.rank > 0)
    .toSorted((left, right) => right.rank - left.rank)
    .map(({ one }) => one);
}

/** Those whose text has every typed word, in the order given: what is left of a list that is filtered. */
export function withWords<T>(all: readonly T[], textOf: (one: T) => string, typed: string): readonly T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return words.length === 0 ? all : all.filter((one) => rank(textOf(one), words) > 0);
}
