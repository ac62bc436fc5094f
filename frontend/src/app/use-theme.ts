import { useCallback } from 'react';
import { useStoredChoice } from './stored-choice.ts';

/** Turns light to dark and back; the system's theme holds until that is done once. See public/theme.js. */
export function useThemeToggle(): () => void {
  const [theme, choose] = useStoredChoice('theme');
  return useCallback(() => {
    const isDark =
      theme === null ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
    const next = isDark ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    choose(next);
  }, [theme, choose]);
}
