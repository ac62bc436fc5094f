import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths without the leading slash of the scripts, styles and other files that a page refers to. */
export function filesIn(page: string): string[] {
  return [...page.matchAll(/(?:src|href)="\/([^"/][^"?#]*\.[a-z0-9]+)"/g)].map(([, key = '']) => key);
}

/** The same for the page of a built frontend. */
export const filesNamedIn = (folder: string) => filesIn(readFileSync(join(folder, 'index.html'), 'utf8'));
