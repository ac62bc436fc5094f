import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the folder that the database lies in, readable by its owner alone, when it is missing.
 *
 * @throws a sentence that names the folder, why it cannot be made, and the way out
 */
export function makeFolderOf(path: string): void {
  const folder = dirname(path);
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `The folder of the database, ${folder}, cannot be made (${reason}). Make it, or name another place in DATABASE_URL.`,
      { cause: error },
    );
  }
}
