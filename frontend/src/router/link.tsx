import type { ComponentProps, MouseEvent } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import type { AnyGoing, Going, To } from './pages.ts';
import type { Step } from './router.ts';
import { useRouter, useShown } from './use-place.ts';
import { usePreload } from './use-preload.ts';

type Attributes = Omit<ComponentProps<'a'>, 'href' | keyof ReturnType<typeof usePreload>>;

export type LinkProps<P extends To> = Going<P> & Attributes;

/** Whether a click is for the browser: for another tab or window, for a file, or not of the first button. */
export function isForBrowser(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target } = event.currentTarget;
  const isHere = (target === '' || target === '_self') && !event.currentTarget.hasAttribute('download');
  return !isHere || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Whether the browser is at an address or at one below it; what an address asks beyond that makes no difference. */
function isWithin(address: string): boolean {
  const { pathname, search } = new URL(address, window.location.origin);
  const isPage = `${window.location.pathname}/`.startsWith(`${pathname}/`);
  if (!isPage || search === '') return isPage;
  const asked = new URLSearchParams(window.location.search);
  return [...new URLSearchParams(search)].every(([key, value]) => asked.get(key) === value);
}

/** A link to a page. Its address is known to the browser, and its page is loaded as soon as somebody is about to go there. */
export function Link<P extends To>(props: LinkProps<P>) {
  const { to, params, search, state, replace, resetScroll, onClick, ...attributes } = props as AnyGoing &
    Step &
    Attributes;
  const { addressOf, visit } = useRouter();
  const address = addressOf({ to, params, search }, useShown());
  const isCurrent = useLocationProperty(() => isWithin(address));
  return (
    <a
      {...attributes}
      {...usePreload(address)}
      href={address}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        visit(address, { state, replace, resetScroll });
      }}
    />
  );
}
