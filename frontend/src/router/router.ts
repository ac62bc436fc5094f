import type { ComponentType } from 'react';
import { navigate as step } from 'wouter/use-browser-location';
import { createAddresses, type Place } from './addresses.ts';
import type { AnyGoing, Going, HistoryState, Page, SearchReader, To } from './pages.ts';
import { createScrollMemory } from './scroll-memory.ts';

/** What is told to the page that stands in the place of one that broke. */
export interface BrokenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What an app is drawn with. */
export interface Parts {
  readonly pages: Readonly<Record<string, Page>>;
  /** Reads the search that all pages have. */
  readonly readSearch: SearchReader;
  /** Stands around every page and shows it with `Outlet`. */
  readonly Root: ComponentType;
  readonly NotFoundPage: ComponentType;
  readonly ErrorPage: ComponentType<BrokenProps>;
}

/** A place that can be drawn: its component is here, or the reason why it is not. */
export interface Shown extends Place {
  /** Of the history; another one after each step. */
  readonly entry: string;
  readonly state: HistoryState;
  readonly Component: ComponentType | null;
  readonly error: unknown;
}

/** How an address is gone to. */
export type Step = Pick<Going<To>, 'state' | 'replace' | 'resetScroll'>;

export type Router = ReturnType<typeof createRouter>;

const historyState = () => (window.history.state ?? {}) as HistoryState;

/** Browsers have random UUIDs only where the connection is encrypted. */
const newKey = () => Math.random().toString(36).slice(2);

/** Another text after each step of the browser, also after one to the same address. */
export const currentEntry = () => `${historyState().key ?? ''} ${window.location.href}`;

/** Knows the pages of an app and goes from one to the other; `RouterProvider` draws them. */
export function createRouter({ pages, readSearch, ...parts }: Parts) {
  const addresses = createAddresses(pages, readSearch);
  const scroll = createScrollMemory();
  let first: Shown | null = null;

  /** What the browser's address shows: at once when its part is here, else as soon as that is loaded. */
  const arrive = (): Shown | Promise<Shown> => {
    const place = addresses.read(window.location);
    const here = { ...place, entry: currentEntry(), state: historyState() };
    const found = (Component: ComponentType): Shown => ({ ...here, Component, error: null });
    const loaded = place.page ? place.page.load() : parts.NotFoundPage;
    if (!(loaded instanceof Promise)) return found(loaded);
    return loaded.then(found, (error: unknown) => ({ ...here, Component: null, error }));
  };

  /** Goes to an address, which is taken for one of this app. */
  const visit = (address: string, { state, replace = false, resetScroll = true }: Step = {}): void => {
    const { pathname, search, hash } = new URL(address, window.location.origin);
    const href = window.location.origin + pathname + search + hash;
    const isHere = href === window.location.href;
    scroll.leave();
    step(href, {
      replace: replace || isHere,
      state: { ...state, key: newKey(), keepsScroll: isHere || !resetScroll },
    });
  };

  return {
    ...parts,
    scroll,
    arrive,
    visit,
    addressOf: addresses.write,
    navigate: <P extends To>(going: Going<P>) => {
      visit(addresses.write(going as AnyGoing, addresses.read(window.location)), going);
    },
    /** Tries again what could not be shown. */
    retry: () => {
      visit(window.location.href, { state: historyState() });
    },
    /** Loads the page of an address that somebody may go to. What fails says so when it is gone to. */
    preload: async (address: string) => {
      try {
        await addresses.read(new URL(address, window.location.origin)).page?.load();
      } catch {
        // It is asked for again.
      }
    },
    /** Gets the first page ready to be drawn, at an address without what makes no sense. */
    load: async (): Promise<Shown> => {
      const { origin, href } = window.location;
      const tidy = addresses.tidied(window.location);
      const { key, ...state } = historyState();
      if (tidy !== null || key === undefined)
        step(tidy === null ? href : origin + tidy, {
          replace: true,
          state: { ...state, key: key ?? newKey() },
        });
      first = await arrive();
      return first;
    },
    /** What `load` got ready. */
    first: () => first,
  };
}
