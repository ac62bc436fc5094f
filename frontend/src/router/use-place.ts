import { createContext, useContext } from 'react';
import type { HistoryState, ParamsOf, Path, RootSearch, SearchOf } from './pages.ts';
import type { Router, Shown } from './router.ts';

/** What stays the same while only the search changes. */
export type ShownPage = Pick<Shown, 'path' | 'pathname' | 'params' | 'Component' | 'error'>;

export const RouterContext = createContext<Router | null>(null);
export const ShownContext = createContext<Shown | null>(null);
export const PageContext = createContext<ShownPage | null>(null);

function given<Value>(value: Value | null): Value {
  if (value === null) throw new Error('There is no router around this.');
  return value;
}

export const useRouter = (): Router => given(useContext(RouterContext));

/** Where to go from; whoever asks is drawn again after every step. */
export const useShown = (): Shown => given(useContext(ShownContext));

/** The page that is shown; whoever asks is drawn again when it is another one, or one of another value. */
export const usePage = (): ShownPage => given(useContext(PageContext));

/** What an earlier page left for this entry of the history. */
export const useHistoryState = (): HistoryState => useShown().state;

/** Goes to a page, or with `to: '.'` to another search of the one in the address bar. */
export const useNavigate = (): Router['navigate'] => useRouter().navigate;

/** Holds a page to the search and values that it asks for as its own. */
function hold(path: string, shown: string | null): void {
  if (path !== shown) throw new Error(`${path} is asked for, but ${shown ?? 'no page'} is shown.`);
}

/** The search of a page, which must be the one that is shown; without a page, the search that all of them have. */
export function useSearch(): RootSearch;
export function useSearch<P extends Path>(path: P): SearchOf<P>;
export function useSearch(path?: string): object {
  const shown = useShown();
  if (path !== undefined) hold(path, shown.path);
  return shown.search;
}

/** The values in the address of a page, which must be the one that is shown. */
export function useParams<P extends Path>(path: P): ParamsOf<P> {
  const page = usePage();
  hold(path, page.path);
  return page.params as ParamsOf<P>;
}
