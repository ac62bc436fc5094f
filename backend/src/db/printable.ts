/** A text for a line of a list: tabs and other controls have no place there; a longer one is cut between characters. */
export function printable(text: string, longest: number): string {
  const plain = text.replace(/\p{Cc}/gu, ' ');
  return plain.length > longest ? Array.from(plain).slice(0, longest).join('') : plain;
}
