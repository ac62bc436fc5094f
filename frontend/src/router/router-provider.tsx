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

function isSamePage(one: ShownPage | undefined, other: ShownPage): boolean {
  return other.Component !== null && other.Component === one?.Component && other.pathname === one.pathname;
}

function drawnAfter(before: Drawn | null, shown: Shown): Drawn {
  return { shown, page: before && isSamePage(before.page, shown) ? before.page : shown };
}

/**
 * Draws the page of the browser’s address. One that is gone to is loaded and then drawn in slices; until it is there, the
 * old one stays. Another search of the same page is drawn at once: what is typed and chosen there stands in it.
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
  useLayoutEffect(() => {
    if (shown?.entry === entry) return;
    let isLast = true;
    const show = (next: Shown) => {
      if (!isLast) return;
      const draw = () => {
        setDrawn((before) => drawnAfter(before, next));
      };
      if (isSamePage(shown, next)) draw();
      else startTransition(draw);
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
