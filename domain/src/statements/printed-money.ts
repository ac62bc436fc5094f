/** Currency signs and codes that stand before or behind a number. */
const MARKS = /[$€£]|[A-Za-z]{3}/g;

/** The number in an amount that is printed with its currency: `-$1,020.29`, `USD 1197.08`, `€50` → `-1,020.29` and so on. */
export function withoutCurrencyMark(text: string): string {
  const marks = text.match(MARKS);
  if (marks === null || marks.length > 1) return text;
  return text
    .replace(MARKS, '')
    .replace(/^(-?)\s+/, '$1')
    .trim();
}
