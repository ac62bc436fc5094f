import { readdirSync, readFileSync } from 'node:fs';
import type { Chance } from './chance.ts';

const FOLDER = new URL('../../../../fixtures/statements/', import.meta.url);

/** One export of every kind that is read, as the fixtures have them. */
const FILES: readonly string[] = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .toSorted()
  .map((path) => readFileSync(path, 'utf8'));

/** A statement of any kind, with other days here and there so that it is seldom the same one twice. */
export function statementFile(chance: Chance): string {
  const text = FILES[chance.below(FILES.length)] ?? '';
  return chance.once(2) ? text : text.replaceAll('2024', String(2015 + chance.below(10)));
}

/** Words and signs that mean something in one kind of statement or another. */
const MEANINGFUL: readonly [string, ...string[]] = [
  '<',
  '>',
  '/>',
  '&',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '"',
  '{',
  ']',
  ',',
  ';',
  'null',
  '-0',
  '1e-400',
  '99999999999999.9999999999',
  '0.0000000001',
  'BUY',
  'CASH',
  'Dividends',
  'SPLIT 1000000000 FOR 1',
  'GBX',
  '__proto__',
  '\u0000',
  '\ud800',
];

/** The file with a few pieces between its delimiters exchanged for such words, so that most of it can still be read. */
export function mutated(chance: Chance, text: string): string {
  let spoiled = text;
  for (let round = chance.below(4); round >= 0; round -= 1) {
    const start = chance.below(spoiled.length);
    const length = /^[^,;<>"{}]*/.exec(spoiled.slice(start, start + 60))?.[0].length ?? 0;
    spoiled = spoiled.slice(0, start) + chance.pick(MEANINGFUL) + spoiled.slice(start + length);
  }
  return chance.once(12) ? spoiled.slice(0, chance.below(spoiled.length)) : spoiled;
}
