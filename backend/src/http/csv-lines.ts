/** Beginnings that a spreadsheet takes for a formula and runs; in some languages the wide letters of East Asia too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * The same behind a semicolon. Where the language has a decimal comma, a spreadsheet divides a file by semicolons that it opens
 * by itself, quoted or not, and a cell begins there.
 */
const BEHIND_SEMICOLON = /(;\s*)(?='*[=+\-@＝＋－＠])/g;

/** A text cell that no spreadsheet runs as a formula: an apostrophe before it says that it is text. */
export function plainText(text: string | null): string | null {
  if (text === null) return null;
  return (FORMULA.test(text) ? `'${text}` : text).replace(BEHIND_SEMICOLON, "$1'");
}

/** One line of a CSV file, in the form of RFC 4180; null is an empty cell. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
