/** A decimal string with the other sign, for a figure that is taken off where it stands. */
export function negated(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}
