import type { HistoryState } from './pages.ts';

const STORED = 'scroll-positions';

type Positions = Record<string, readonly [left: number, top: number]>;

/** A browser may keep its storage from us. */
function stored(): Positions {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Positions;
  } catch {
    return {};
  }
}

function store(positions: Positions): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(positions));
  } catch {
    // Then a page that is loaded anew begins at its top.
  }
}

/** Where the entries of the history were scrolled to: a page begins at its top, and one gone back to where it was left. */
export function createScrollMemory() {
  const positions = stored();
  let shown: string | null = null;
  const leave = () => {
    if (shown !== null) positions[shown] = [window.scrollX, window.scrollY];
  };
  return {
    /** The entry that is shown will be left. */
    leave,
    /** The page of an entry is shown now. */
    arrive({ key = window.location.href, keepsScroll }: HistoryState): void {
      shown = key;
      const position = positions[key];
      const target = document.getElementById(window.location.hash.slice(1));
      if (position) window.scrollTo(...position);
      else if (target) target.scrollIntoView();
      else if (keepsScroll !== true) window.scrollTo(0, 0);
    },
    /** Takes over from the browser, and gives back to it what it shows after this document. */
    follow(): () => void {
      const take = () => {
        window.history.scrollRestoration = 'manual';
      };
      const giveBack = () => {
        window.history.scrollRestoration = 'auto';
        leave();
        store(positions);
      };
      take();
      window.addEventListener('popstate', leave);
      window.addEventListener('pagehide', giveBack);
      window.addEventListener('pageshow', take);
      return () => {
        window.removeEventListener('popstate', leave);
        window.removeEventListener('pagehide', giveBack);
        window.removeEventListener('pageshow', take);
      };
    },
  };
}
