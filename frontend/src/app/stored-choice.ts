import { useCallback, useState } from 'react';

/** What this browser remembers under a name; null when nothing, or when storage is switched off. */
export function storedChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A choice of the reader that this browser remembers; null until one is made. */
export function useStoredChoice(key: string): [string | null, (choice: string) => void] {
  const [choice, setChoice] = useState(() => storedChoice(key));
  const choose = useCallback(
    (next: string) => {
      setChoice(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Storage is switched off: the choice holds until the page is closed.
      }
    },
    [key],
  );
  return [choice, choose];
}
