import { cleanup, render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { vi } from 'vitest';
import { Outlet } from '../router/outlet.tsx';
import { lazyPage, type Page } from '../router/pages.ts';
import { RouterProvider } from '../router/router-provider.tsx';
import { type BrokenProps, createRouter, type Router } from '../router/router.ts';
import { useShown } from '../router/use-place.ts';

function Root() {
  return (
    <>
      <p data-testid="search">{JSON.stringify(useShown().search)}</p>
      <main>
        <Outlet />
      </main>
    </>
  );
}

function ErrorPage({ error, onRetry }: BrokenProps) {
  return (
    <button type="button" onClick={onRetry}>
      Broken: {String(error)}
    </button>
  );
}

/** A page that is loaded when a test says so. */
export function slowPage(words: string) {
  let settle: PromiseWithResolvers<{ Slow: ComponentType }>;
  const load = vi.fn(() => {
    settle = Promise.withResolvers();
    return settle.promise;
  });
  const drawn = vi.fn();
  return {
    drawn,
    page: { load: lazyPage(load, 'Slow') },
    asked: load,
    arrives: () => {
      settle.resolve({
        Slow: () => {
          drawn();
          return <h1>{words}</h1>;
        },
      });
    },
    fails: (error: Error) => {
      settle.reject(error);
    },
  };
}

/** An app of a few pages, at an address. */
export function smallApp(
  pages: Readonly<Record<string, Page>>,
  address = '/',
  Around: ComponentType = Root,
): Router {
  cleanup();
  window.history.replaceState(null, '', address);
  return createRouter({
    pages,
    readSearch: ({ trade }) => ({ trade: typeof trade === 'number' ? trade : undefined }),
    Root: Around,
    NotFoundPage: () => <h1>No such page</h1>,
    ErrorPage,
  });
}

/** The same, drawn. */
export function renderSmallApp(...app: Parameters<typeof smallApp>): Router {
  const router = smallApp(...app);
  render(<RouterProvider router={router} />, { reactStrictMode: true });
  return router;
}
