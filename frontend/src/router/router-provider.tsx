import { startTransition, Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import { Guarded } from './outlet.tsx';
import { currentEntry, type Router, type Shown } from './router.ts';
import { PageContext, RouterContext, ShownContext, type ShownPage } from './use-place.ts';

interface Drawn {
  readonly shown: Shown;
  /** An earlier one of the same page: it is not drawn again for a search that it does not ask for. */
  readonly page: ShownPage;
}

function drawnAfter(before: Drawn | null, shown: Shown): Drawn {
  const page = before?.page;
  const isSame =
    page?.pathname === shown.pathname && shown.Component !== null && page.Component === shown.Component;
  return { shown, page: isSame ? page : shown };
}

/**
 * Draws the page of the browser’s address. One that is gone to is loaded and then drawn in slices; until it is there, the
 * old one stays.
 */
export function RouterProvider({ router }: { router: Router }) {
  const { Root, scroll } = router;
  const entry = useLocationProperty(currentEntry);
  const [drawn, setDrawn] = useState(() => {
    const first = router.first();
    return first && drawnAfter(null, first);
  });
  const shown = drawn?.shown;
  const root = useMemo(() => <Root />, [Root]);

  useEffect(() => scroll.follow(), [scroll]);
  useEffect(() => {
    if (shown?.entry === entry) return;
    let isLast = true;
    const show = (next: Shown) => {
      if (!isLast) return;
      startTransition(() => {
        setDrawn((before) => drawnAfter(before, next));
      });
    };
    const next = shown ? router.arrive() : router.load();
    if (next instanceof Promise) void next.then(show);
    else show(next);
    return () => {
      isLast = false;
    };
  }, [router, entry, shown]);
  useLayoutEffect(() => {
    if (shown) scroll.arrive(shown.state);
  }, [scroll, shown]);

  if (!drawn) return null;
  return (
    <RouterContext value={router}>
      <ShownContext value={drawn.shown}>
        <PageContext value={drawn.page}>
          <Guarded>
            <Suspense>{root}</Suspense>
          </Guarded>
        </PageContext>
      </ShownContext>
    </RouterContext>
  );
}
