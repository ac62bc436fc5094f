/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds as they are worth reading. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** One line of the table: what was measured, the figure, and, when there is a target, whether it is met. */
export function line(what: string, figure: string, target?: { text: string; isMet: boolean }): void {
  const verdict = target ? `${target.isMet ? 'ok    ' : 'MISSED'} target ${target.text}` : '';
  console.log(`${what.padEnd(62)} ${figure.padStart(11)}  ${verdict}`.trimEnd());
}

/** A line whose target is a ceiling in the unit of the figure. */
export function ceiling(what: string, value: number, most: number, print: (value: number) => string): void {
  line(what, print(value), { text: `≤ ${print(most)}`, isMet: value <= most });
}

export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
