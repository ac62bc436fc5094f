/** Longest code that the API takes. */
const MOST = 50;

/**
 * The code of a new kind, made of its name: lower-case letters and digits of ASCII in words joined by `_`.
 *
 * A name of other letters only gives `kind`; a code that is taken gets a number.
 */
export function kindCode(name: string, taken: readonly string[]): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = bare.match(/[a-z0-9]+/g) ?? ['kind'];
  const stem = words
    .join('_')
    .slice(0, MOST - 4)
    .replace(/_$/, '');
  let code = stem;
  for (let number = 2; taken.includes(code); number += 1) code = `${stem}_${String(number)}`;
  return code;
}
