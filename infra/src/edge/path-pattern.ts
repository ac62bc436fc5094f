/**
 * Whether a path matches a pattern of CloudFront's: `*` stands for any number of characters, slashes included, `?` for one;
 * letters count as they are, and a missing slash at the beginning is thought of.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const source = Array.from(pattern.startsWith('/') ? pattern : `/${pattern}`, (character) => {
    if (character === '*') return '.*';
    if (character === '?') return '.';
    return character.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 's').test(path);
}
