import { useSyncExternalStore } from 'react';
import breakpoints from './breakpoints.module.css';

function useMedia(query: string): boolean {
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

/** Whether the page is as narrow as a phone, where tables show less and more on tap. */
export function usePhone(): boolean {
  return useMedia(breakpoints.phone ?? 'not all');
}

/** Whether the rail is a bar at the bottom. */
export function useCompact(): boolean {
  return useMedia(breakpoints.compact ?? 'not all');
}
