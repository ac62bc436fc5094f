import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** The weights of tokens.css, and what its figures and words are set with: digits of one width, and pairs of letters. */
const CUT = {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 600 } },
  keepFeatures: ['kern', 'tnum'],
} as const;

const LATIN = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const LATIN_EXT = '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2';

/** What base.css names, with the file each is cut from and the letters that are taken: the first and the last. */
const FONTS = {
  'latin.woff2': [LATIN, 0x20, 0xffff],
  'european.woff2': [LATIN_EXT, 0x100, 0x17f],
  'further.woff2': [LATIN_EXT, 0x180, 0xffff],
} as const;

async function cut(path: string, first: number, last: number): Promise<Uint8Array> {
  const letters = Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place));
  const whole = readFileSync(createRequire(import.meta.url).resolve(path));
  return await subsetFont(whole, letters.join(''), CUT);
}

/** Makes `fonts/latin.woff2` and its like of stylesheets: Inter as far as the app shows it, less than half of its bytes. */
export function fonts(): Plugin {
  return {
    name: 'fonts',
    async config() {
      if (process.env.VITEST) return {};
      const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'portfolio', 'fonts');
      mkdirSync(folder, { recursive: true });
      for (const [name, [path, first, last]] of Object.entries(FONTS))
        writeFileSync(join(folder, name), await cut(path, first, last));
      return { resolve: { alias: { fonts: folder } } };
    },
  };
}
