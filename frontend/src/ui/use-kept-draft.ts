import { useState } from 'react';

function stored(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function store(key: string, draft: unknown): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or switched off: the form works without it.
  }
}

/** Whether something was typed that was not sent. */
export function hasKeptDraft(key: string): boolean {
  return stored(key) !== null;
}

/** Forgets what was typed into a form that has been sent. */
export function dropKeptDraft(key: string): void {
  store(key, null);
}

export interface KeptDraft<Draft> {
  readonly draft: Draft;
  /** Whether something was typed before the form was opened this time. */
  readonly wasKept: boolean;
  readonly change: (changed: Partial<Draft>) => void;
  /** Forgets what was typed; the form holds `initial` again. */
  readonly drop: () => void;
}

/**
 * What is typed into a form, kept in this tab when its dialog is closed or the page reloaded.
 *
 * @param key   of the form in this tab's storage, with what it edits: `asset-draft-new`
 * @param fixed what the form opens with whatever was kept
 */
export function useKeptDraft<Draft extends object>(
  key: string,
  initial: Draft,
  fixed: Partial<Draft> = {},
): KeptDraft<Draft> {
  const [kept, setKept] = useState(() => stored(key) as Partial<Draft> | null);
  const [draft, setDraft] = useState<Draft>(() => ({ ...initial, ...kept, ...fixed }));
  return {
    draft,
    wasKept: kept !== null,
    change: (changed) => {
      const next = { ...draft, ...changed };
      setDraft(next);
      store(key, next);
    },
    drop: () => {
      store(key, null);
      setKept(null);
      setDraft(initial);
    },
  };
}
