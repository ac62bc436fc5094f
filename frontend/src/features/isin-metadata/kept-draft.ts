import type { InstrumentFields } from './draft.ts';

/** `new`, or the ISIN of the instrument. */
function keyOf(edited: string): string {
  return `instrument-draft-${edited}`;
}

/** What was typed before the dialog was closed or the page reloaded; null when there is nothing. */
export function keptDraft(edited: string): InstrumentFields | null {
  try {
    const text = sessionStorage.getItem(keyOf(edited));
    return text === null ? null : (JSON.parse(text) as InstrumentFields);
  } catch {
    return null;
  }
}

/** Keeps it; null drops it. Where storage is full or switched off the form works without. */
export function keepDraft(edited: string, fields: InstrumentFields | null): void {
  try {
    if (fields) sessionStorage.setItem(keyOf(edited), JSON.stringify(fields));
    else sessionStorage.removeItem(keyOf(edited));
  } catch {
    // Nothing is kept then.
  }
}
