import { useSyncExternalStore } from 'react';
import breakpoints from './breakpoints.module.css';

/** Whether the page is as narrow as a phone, where tables show less and more on tap. */
export function usePhone(): boolean {
  const query = breakpoints.phone ?? 'not all';
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => {
        media.removeEventListener('change', onChange);
      };
    },
    () => window.matchMedia(query).matches,
  );
}
