/** The first figures are there by then, also on a slow line. */
const LATER_MS = 2000;

/**
 * A part of the app that comes beside the page and not before it: when it is first asked for, or a little after the page.
 * One that did not come is asked for again.
 *
 * @param load  such as `() => import('./part.ts')`
 */
export function loadLater<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let asked: Promise<Part> | null = null;
  const ask = async () => {
    asked ??= load();
    try {
      return await asked;
    } catch (error) {
      asked = null;
      throw error;
    }
  };
  setTimeout(() => void ask().catch(() => undefined), LATER_MS);
  return ask;
}
