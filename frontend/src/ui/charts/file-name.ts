/** Words as the name of a file: `Market value, VWCE` is `market-value-vwce`. */
export function fileName(words: string): string {
  const name = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'chart' : name;
}
