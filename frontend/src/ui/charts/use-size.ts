import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ChartSize } from './chart-layout.ts';

/** What is drawn where nothing has a size, as on a page that is not shown. */
const FALLBACK: ChartSize = { width: 640, height: 260 };

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): ChartSize {
  return width > 0 && height > 0 ? { width, height } : FALLBACK;
}

/** The size that the page gives to an element, before the first paint and after every change; null until then. */
export function useSize<Place extends HTMLElement>(): [RefObject<Place | null>, ChartSize | null] {
  const place = useRef<Place>(null);
  const [size, setSize] = useState<ChartSize | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => {
      const now = sizeOf(element);
      setSize((before) => (before?.width === now.width && before.height === now.height ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [place, size];
}
