const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** As what a browser is known: `Firefox, Windows`; in its own words when it is none of the usual. */
export function browserName(said: string): string {
  const known = [BROWSERS, SYSTEMS].flatMap(
    (names) => names.find(([sign]) => said.includes(sign))?.[1] ?? [],
  );
  return known.length > 0 ? known.join(', ') : said.slice(0, 60);
}
