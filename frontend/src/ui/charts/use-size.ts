import { type RefCallback, startTransition, useCallback, useRef, useState } from 'react';
import type { ChartSize } from './chart-layout.ts';

/** What is drawn where nothing has a size, as on a page that is not shown. */
const FALLBACK: ChartSize = { width: 640, height: 260 };

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): ChartSize {
  return width > 0 && height > 0 ? { width, height } : FALLBACK;
}

/**
 * The size that the page gives to an element. Null at first, and what needs it is drawn in slices then; whatever changes
 * later is known before the next paint. It outlives the element, for the next one in its place.
 */
export function useSize(): [RefCallback<HTMLElement>, ChartSize | null] {
  const [size, setSize] = useState<ChartSize | null>(null);
  const known = useRef<ChartSize | null>(null);
  const watch = useCallback((element: HTMLElement) => {
    const measure = () => {
      const [before, now] = [known.current, sizeOf(element)];
      if (before?.width === now.width && before.height === now.height) return;
      known.current = now;
      if (before) setSize(now);
      else
        startTransition(() => {
          setSize(now);
        });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [watch, size];
}
