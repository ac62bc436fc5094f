import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** Choices of this page where storage is switched off, and of this moment everywhere else. */
const choices = new Map<string, string | null>();

/** What this browser remembers under a name; null when nothing. */
export function storedChoice(key: string): string | null {
  const known = choices.get(key);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, choice: string | null): void {
  choices.set(key, choice);
  try {
    if (choice === null) localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
    choices.delete(key);
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** A choice of the reader that this browser remembers, the same in every tab; null until one is made. */
export function useStoredChoice(key: string): [string | null, (choice: string | null) => void] {
  const choice = useSyncExternalStore(subscribe, () => storedChoice(key));
  const choose = useCallback(
    (next: string | null) => {
      store(key, next);
    },
    [key],
  );
  return [choice, choose];
}
