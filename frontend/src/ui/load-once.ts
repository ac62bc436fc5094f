/** The first figures are there by then; what is typed right after a key that begins an edit must find its input. */
const SOON_MS = 1000;

/**
 * A part of the app that comes a moment after the first page, or when it is first asked for, and stays. One that did not
 * come is asked for again.
 *
 * @param load  such as `() => import('./part.ts')`
 */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
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
  setTimeout(() => void ask().catch(() => undefined), SOON_MS);
  return ask;
}
