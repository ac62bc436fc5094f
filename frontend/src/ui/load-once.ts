/**
 * A part of the app that comes when it is first asked for, and stays. One that did not come is asked for again.
 *
 * @param load  such as `() => import('./part.ts')`
 */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let asked: Promise<Part> | null = null;
  return async () => {
    asked ??= load();
    try {
      return await asked;
    } catch (error) {
      asked = null;
      throw error;
    }
  };
}
