import { COUNTRY_NAMES } from './country-names.ts';
import { foldedName, type LookThroughKind, mergedParts, type WeightedPart } from './look-through.ts';
import { SECTOR_NAMES } from './sector-names.ts';

/** Codes by every name, and by themselves. */
function codesOf(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([code, all]) =>
      [code, ...all.split('|')].map((name) => [name, code] as const),
    ),
  );
}

const CODES = { region: codesOf(COUNTRY_NAMES), sector: codesOf(SECTOR_NAMES) } as const;

/**
 * By which parts of several funds are known to be the same: the ISO 3166 code of a country, the GICS code of a sector, and
 * the folded name of everything else.
 *
 * @see docs/spec/allocation.md §1
 */
export function partKey(kind: LookThroughKind, name: string): string {
  const folded = foldedName(name);
  return kind === 'holding' ? folded : (CODES[kind].get(folded) ?? folded);
}

/** The parts with every key once, under its first spelling, heaviest first: `USA` and `United States` are one. */
export function joinedParts(kind: LookThroughKind, parts: readonly WeightedPart[]): readonly WeightedPart[] {
  return mergedParts(parts, (name) => partKey(kind, name));
}
