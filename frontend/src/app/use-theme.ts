import { useEffect } from 'react';
import { useStoredChoice } from '../ui/stored-choice.ts';

export type Theme = 'system' | 'light' | 'dark';

function isDark(theme: Theme): boolean {
  return theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** Light, dark, or as the system is. `public/boot.js` sets it before the first paint. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void; toggle: () => void } {
  const [stored, store] = useStoredChoice('theme');
  const theme = stored === 'light' || stored === 'dark' ? stored : 'system';
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (next: Theme) => {
    store(next === 'system' ? null : next);
  };
  const toggle = () => {
    choose(isDark(theme) ? 'light' : 'dark');
  };
  return { theme, choose, toggle };
}
