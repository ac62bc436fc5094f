import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { FIRST } from '../../build/messages.ts';

const SOURCE = join(import.meta.dirname, '..');
/** A part that comes with the module itself; what `withMessages` loads brings its texts. */
const IMPORTED =
  /(?:^|\n)(?:import|export)(?! type)[^;]*?from '(\.[^']+)'|(?<!withMessages\(\s*)import\('(\.[^']+)'\)/g;

/** The modules that a page is drawn with. */
function modulesOf(entry: string): string[] {
  const found = new Set([join(SOURCE, entry)]);
  for (const module of found) {
    if (!/\.tsx?$/.test(module)) continue;
    for (const [, first, later] of readFileSync(module, 'utf8').matchAll(IMPORTED)) {
      const path = join(dirname(module), first ?? later ?? '');
      if (existsSync(path)) found.add(path);
    }
  }
  return [...found].filter((module) => /\.tsx?$/.test(module));
}

test('the list of transactions says nothing but what is there with it', () => {
  const modules = modulesOf('app/routes/transactions-page.tsx');
  expect(modules.some((module) => module.endsWith('filter-line.tsx'))).toBe(true);
  const english = join(import.meta.dirname, 'messages', 'en');
  const others = modules.flatMap((module) =>
    [...readFileSync(module, 'utf8').matchAll(/'([a-z-]+)\.[a-z0-9-]+'/g)].flatMap(([key, file = '']) =>
      [...FIRST, 'transactions'].includes(file) || !existsSync(join(english, `${file}.json`)) ? [] : [key],
    ),
  );
  expect(others).toEqual([]);
});
