import { numberParts, textOf } from './number-parts.ts';

/** The size of a file: `640 kB`, `12.4 MB`. */
export function fileSizeText(locale: string, bytes: number): string {
  const inMegabytes = bytes >= 1_000_000;
  return textOf(
    numberParts(locale, `${String(bytes)}E-${inMegabytes ? '6' : '3'}`, {
      style: 'unit',
      unit: inMegabytes ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: 1,
    }),
  );
}
