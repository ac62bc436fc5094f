import { numberParts, type NumberPart, textOf } from './number-parts.ts';

/** English writes a thousand as K; a small k is the sign of the thousand and does not shout on an axis. */
function quieter(part: NumberPart): NumberPart {
  return part.type === 'compact' && part.value === 'K' ? { type: part.type, value: 'k' } : part;
}

/** An amount in as few characters as its language allows, for an axis: `€115k`, `1,25 Mio. €`. */
export function compactMoneyText(locale: string, value: string, currency: string): string {
  const parts = numberParts(locale, value, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
  return textOf(parts.map(quieter));
}

/** A ratio without the zeros that say nothing, for an axis: `−12.5%`. */
export function compactPercentText(locale: string, fraction: string): string {
  return textOf(numberParts(locale, fraction, { style: 'percent', maximumFractionDigits: 2 }));
}

/** A bare number in few characters, for an axis: `1.2k`. */
export function compactNumberText(locale: string, value: string): string {
  const parts = numberParts(locale, value, { notation: 'compact', maximumFractionDigits: 2 });
  return textOf(parts.map(quieter));
}
