import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';

/** First letters of the months in English, German, French, Italian and Czech; none of them begins two months. */
const MONTHS: readonly (readonly string[])[] = [
  ['JAN', 'GEN', 'LED'],
  ['FEB', 'FEV', 'UNO'],
  ['MAR', 'BRE'],
  ['APR', 'AVR', 'DUB'],
  ['MAY', 'MAI', 'MAG', 'KVE'],
  ['JUN', 'GIU', 'JUIN'],
  ['JUL', 'LUG', 'JUIL'],
  ['AUG', 'AOU', 'AGO', 'SRP'],
  ['SEP', 'SET', 'ZAR'],
  ['OCT', 'OKT', 'OTT', 'RIJ'],
  ['NOV', 'LIS'],
  ['DEC', 'DEZ', 'DIC', 'PRO'],
];

/** From 1; 0 for what begins no month. */
function monthOf(word: string): string {
  const letters = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
  const begins = (length: number) => MONTHS.findIndex((names) => names.includes(letters.slice(0, length)));
  return String(Math.max(begins(4), begins(3)) + 1);
}

/** Every repetition has an end: a line of a million letters would otherwise be read a million times. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => readonly [string, string, string]])[] =
  [
    [/\b(\d{4})-(\d{2})-(\d{2})\b/, ([year = '', month = '', day = '']) => [year, month, day]],
    [/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/, ([day = '', month = '', year = '']) => [year, month, day]],
    [
      /\b(\d{1,2})[ ./-]{1,3}(\p{L}{3,12})[ ./-]{1,3}(\d{4})\b/u,
      ([day = '', month = '', year = '']) => [year, monthOf(month), day],
    ],
    [
      /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2}), ?(\d{4})\b/u,
      ([month = '', day = '', year = '']) => [year, monthOf(month), day],
    ],
  ];

/** The first day that a line tells: `28/Nov/2025`, `28.11.2025`, `2025-11-28`, `Nov 28, 2025`; null when it tells none. */
export function dayIn(line: string): LocalDate | null {
  for (const [form, read] of FORMS) {
    const [whole, ...parts] = form.exec(line) ?? [];
    if (whole === undefined) continue;
    const [year, month, day] = read(parts);
    const date = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (date) return date;
  }
  return null;
}
