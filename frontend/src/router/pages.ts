import type { ComponentType } from 'react';
import type { Search } from './search-text.ts';

/** What an entry of the history carries beside its address; an app adds what its pages leave there. */
export interface HistoryState {
  /** Of this entry and no other. */
  readonly key?: string;
  /** Whoever comes here for the first time stays where the page before was scrolled to. */
  readonly keepsScroll?: boolean;
}

/** What an app tells of itself: it adds its `pages` and the `search` that all of them have. */
export interface App {
  readonly state: HistoryState;
}

/** Something that reads the search of an address; what makes no sense it tells to be undefined. */
export type SearchReader = (search: Record<string, unknown>) => object;

/** One page. What the reader of its search leaves out is kept as it stands in the address. */
export interface Page {
  readonly readSearch?: SearchReader;
  /** Its component: at once when that is here. */
  readonly load: () => ComponentType | Promise<ComponentType>;
}

/**
 * The component of a page that comes in a part of its own, once it is wanted. What could not be loaded is asked for
 * again the next time.
 */
export function lazyPage<Module>(load: () => Promise<Module>, name: keyof Module): Page['load'] {
  let component: ComponentType | undefined;
  let loading: Promise<ComponentType> | undefined;
  const begin = async () => {
    try {
      component = (await load())[name] as ComponentType;
      return component;
    } finally {
      loading = undefined;
    }
  };
  return () => component ?? (loading ??= begin());
}

type Pages = App extends { readonly pages: infer Told } ? Told : never;

/** The search that all pages have. */
export type RootSearch = App extends { readonly search: infer Told } ? Told : object;

/** The address of a page, with names where values stand: `/holdings/$isin`. */
export type Path = keyof Pages;

/** Where a link leads: to a page, or with `.` to the one that is shown. */
export type To = Path | '.';

/** Of each of several pages by itself. */
type OwnSearch<P extends Path> = P extends unknown
  ? Pages[P] extends { readonly readSearch: (search: never) => infer Read }
    ? Read
    : object
  : never;

type KeyOfAny<Union> = Union extends unknown ? keyof Union : never;
type ValueOfAny<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never;

/** Whatever any page reads. */
type AnySearch = {
  readonly [Key in KeyOfAny<OwnSearch<Path>>]?: ValueOfAny<OwnSearch<Path>, Key> | undefined;
};

/** What a page reads from its search. */
export type SearchOf<P extends To> = RootSearch & (P extends Path ? OwnSearch<P> : AnySearch);

/** The values in the address of a page. */
export type ParamsOf<P extends To> = P extends `${string}$${infer Name}`
  ? { readonly [N in Name]: string }
  : never;

/** Where to go, and how. */
export type Going<P extends To> = {
  readonly to: P;
  /** An updater is given what that page reads of the search of today; without any, the search is empty. */
  readonly search?: SearchOf<P> | ((before: SearchOf<P>) => SearchOf<P>);
  readonly state?: HistoryState | undefined;
  /** The page that is left is not gone back to. */
  readonly replace?: boolean | undefined;
  /** False: what is seen does not move. */
  readonly resetScroll?: boolean | undefined;
} & ([ParamsOf<P>] extends [never] ? { readonly params?: never } : { readonly params: ParamsOf<P> });

/** The same for what works with any page: types of single pages are behind it. */
export interface AnyGoing {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly search?: Search | ((before: Search) => Search) | undefined;
}
