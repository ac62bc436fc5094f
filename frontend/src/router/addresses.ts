import { inject, parse } from 'regexparam';
import type { AnyGoing, Page, SearchReader } from './pages.ts';
import { readSearchText, type Search, writeSearchText } from './search-text.ts';

/** An address as its page reads it. */
export interface Place {
  /** Of the page, as the app names it: `/holdings/$isin`; null when there is no such page. */
  readonly path: string | null;
  readonly page: Page | null;
  /** As it is written, for people to read. */
  readonly pathname: string;
  readonly params: Readonly<Record<string, string>>;
  readonly search: Search;
}

/** What is needed of a place to go on from it. */
export type Origin = Pick<Place, 'path' | 'params' | 'search'>;

/** What stands in an address after its origin. */
type Written = Pick<URL, 'pathname' | 'search' | 'hash'>;

function decoded(text: string, decode: (text: string) => string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

/** Reads and writes the addresses of an app's pages. */
export function createAddresses(pages: Readonly<Record<string, Page>>, readRoot: SearchReader) {
  const routes = Object.entries(pages).map(([path, page]) => {
    const route = path.replaceAll('$', ':');
    return { path, page, route, ...parse(route) };
  });

  /** Unread keys are kept. */
  const understood = (page: Page | null, search: Search): Search => {
    const ofRoot = { ...search, ...readRoot(search) };
    return { ...ofRoot, ...page?.readSearch?.(ofRoot) };
  };

  const read = ({ pathname, search }: Written): Place => {
    const address = withoutSlash(pathname);
    const found = routes.find(({ pattern }) => pattern.test(address));
    const { path, page, keys } = found ?? { path: null, page: null, keys: [] };
    const values = found?.pattern.exec(address)?.slice(1) ?? [];
    return {
      path,
      page,
      pathname: decoded(pathname, decodeURI),
      params: Object.fromEntries(
        keys.map((key, index) => [key, decoded(values[index] ?? '', decodeURIComponent)]),
      ),
      search: understood(page, readSearchText(search)),
    };
  };

  return {
    read,
    /** The address to go to from a place. */
    write: ({ to, params, search = {} }: AnyGoing, here: Origin): string => {
      const path = to === '.' ? (here.path ?? '/') : to;
      const { page = null, route = path } = routes.find((known) => known.path === path) ?? {};
      const values = Object.entries(params ?? (to === '.' ? here.params : {}));
      const encoded = values.map(([name, value]) => [name, encodeURIComponent(value)] as const);
      const asked = typeof search === 'function' ? search(understood(page, here.search)) : search;
      return inject(route, Object.fromEntries<string>(encoded)) + writeSearchText(understood(page, asked));
    },
    /** The same place without what its page does not understand; null when there is nothing of that. */
    tidied: (address: Written): string | null => {
      const { pathname, search, hash } = address;
      const written = pathname + writeSearchText(readSearchText(search)) + hash;
      const tidy = (withoutSlash(pathname) || '/') + writeSearchText(read(address).search) + hash;
      return withoutSlash(written) === withoutSlash(tidy) ? null : tidy;
    },
  };
}
