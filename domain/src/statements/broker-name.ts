const LONGEST_NAME = 100;

/** What a file calls an account, as the name of a broker: one line of at most a hundred characters; `otherwise` when it is empty. */
export function brokerName(text: string, otherwise: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.slice(0, LONGEST_NAME).trim() || otherwise;
}
