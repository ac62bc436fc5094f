import type { TradeFields } from './draft.ts';

function keyOf(trade: number | 'new'): string {
  return `trade-draft-${String(trade)}`;
}

/** What was typed before the dialog was closed or the page reloaded; null when there is nothing. */
export function keptDraft(trade: number | 'new'): TradeFields | null {
  try {
    const text = sessionStorage.getItem(keyOf(trade));
    return text === null ? null : (JSON.parse(text) as TradeFields);
  } catch {
    return null;
  }
}

export function keepDraft(trade: number | 'new', fields: TradeFields): void {
  try {
    sessionStorage.setItem(keyOf(trade), JSON.stringify(fields));
  } catch {
    // Storage is full or switched off: the form works without it.
  }
}

export function dropDraft(trade: number | 'new'): void {
  try {
    sessionStorage.removeItem(keyOf(trade));
  } catch {
    // The same.
  }
}
