/**
 * A number from 0 to 2³² − 1 that looks thrown and is the same whenever the same things are named.
 *
 * FNV-1a over the characters, then the last mix of MurmurHash3, so that neighbours have nothing in common.
 */
export function chance(...named: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of named.join('/')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
