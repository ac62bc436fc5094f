import { numberParts, textOf } from './number-parts.ts';

/** A count of things: `1,234`. */
export function countText(locale: string, count: number): string {
  return textOf(numberParts(locale, String(count), { maximumFractionDigits: 0 }));
}

/** A count with its noun: `1 trade`, `1,234 trades`. */
export function countedText(locale: string, count: number, one: string, many: string): string {
  return `${countText(locale, count)} ${count === 1 ? one : many}`;
}
