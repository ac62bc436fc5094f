/** Text as a search compares it: without case, and without the accents that a letter can be written with. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
