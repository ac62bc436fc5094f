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

let isPrinting = false;

/** Whether the page is being printed, where nothing scrolls. A browser says so before it draws, its media only then. */
export function usePaper(): boolean {
  const isPaper = useMedia('print');
  const isAboutToBe = useSyncExternalStore(
    (onChange) => {
      const become = ({ type }: Event) => {
        isPrinting = type === 'beforeprint';
        onChange();
      };
      window.addEventListener('beforeprint', become);
      window.addEventListener('afterprint', become);
      return () => {
        window.removeEventListener('beforeprint', become);
        window.removeEventListener('afterprint', become);
      };
    },
    () => isPrinting,
  );
  return isPaper || isAboutToBe;
}
