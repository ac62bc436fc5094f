import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type Virtualizer,
  windowScroll,
} from '@tanstack/react-virtual';
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type RowPlace, useVirtualRowKeys } from './use-virtual-row-keys.ts';

export interface RowWindowOptions {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly count: number;
  readonly onSight?: (first: number, last: number) => void;
  readonly question?: string;
  readonly goTo?: RowPlace;
  readonly onExtend?: (to: number, from: number) => void;
}

/** A row that is in the document, and the height of those left out since the row before it. */
export interface WindowRow {
  readonly index: number;
  readonly gapBefore: number;
}

export interface RowWindow {
  readonly items: readonly WindowRow[];
  /** The height of the rows left out at the end. */
  readonly gapAfter: number;
  /** Takes the heights of the rows in the document again, after one was opened or closed. */
  readonly resize: () => void;
}

/** Until the first row has been measured, in pixels. */
const ROW_HEIGHT = 48;
/** Rows kept ready above and below what is in sight, once that was painted. */
const SPARE_ROWS = 12;
/** Rows in sight are told at most this often, so that a fast drag through the list does not ask for all of it. */
const SIGHT_MS = 100;

const ROW = 'tbody > tr[aria-rowindex]';

/** Height of a row, with what was opened below it. */
function heightOf(row: Element): number {
  const rest = row.nextElementSibling;
  const isRest = rest !== null && !rest.hasAttribute('aria-rowindex') && !rest.hasAttribute('aria-hidden');
  return row.getBoundingClientRect().height + (isRest ? rest.getBoundingClientRect().height : 0);
}

function indexOf(row: Element): number {
  return parseInt(row.getAttribute('aria-rowindex') ?? '2', 10) - 2;
}

/** Where the rows begin on the page, and how high the head is that stays above them. */
function usePlace(ref: RefObject<HTMLTableElement | null>) {
  const [place, setPlace] = useState({ top: 0, head: 0 });
  const measure = useEffectEvent(() => {
    const table = ref.current?.getBoundingClientRect();
    const head = ref.current?.tHead?.getBoundingClientRect().height ?? 0;
    const top = Math.round((table?.top ?? 0) + window.scrollY + head);
    if (top !== place.top || head !== place.head) startTransition(() => setPlace({ top, head }));
  });
  // After the paint, which has laid everything out: nothing in sight depends on it.
  useEffect(() => {
    measure();
  });
  return place;
}

/** Hears of another size of the window. That of today is known: asking for it has the page laid out amid a drawing. */
function observeSize(
  _: Virtualizer<Window, HTMLTableRowElement>,
  tell: (size: { width: number; height: number }) => void,
): () => void {
  const onResize = () => {
    tell({ width: window.innerWidth, height: window.innerHeight });
  };
  window.addEventListener('resize', onResize, { passive: true });
  return () => {
    window.removeEventListener('resize', onResize);
  };
}

/** Scrolls, but not to where the window is: that too has the page laid out, and each list begins with it. */
const scrollElsewhere: typeof windowScroll<Window> = (offset, options, virtualizer) => {
  if (offset + (options.adjustments ?? 0) !== virtualizer.scrollOffset)
    windowScroll(offset, options, virtualizer);
};

/** Which rows of a long table are in the document while the page scrolls. Use it through VirtualTable. */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { ref, count, onSight, question, goTo, onExtend } = options;
  const place = usePlace(ref);
  const rowHeight = useRef(ROW_HEIGHT);
  const [focused, setFocused] = useState<number | null>(null);
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    startTransition(() => {
      setPainted(true);
    });
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => rowHeight.current,
    overscan: isPainted ? SPARE_ROWS : 0,
    scrollMargin: place.top,
    // Known at once: rows that came after a first draw without any would be drawn in one go.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    observeElementRect: observeSize,
    scrollToFn: scrollElsewhere,
    scrollPaddingStart: place.head,
    rangeExtractor: (range: Range) => {
      const rows = defaultRangeExtractor(range);
      const isOutside = focused !== null && focused < count && !rows.includes(focused);
      return isOutside ? [...rows, focused].sort((left, right) => left - right) : rows;
    },
  });
  useEffect(() => {
    const height = ref.current?.querySelector(`${ROW}[data-row-key]`)?.getBoundingClientRect().height ?? 0;
    if (height > 0 && height !== rowHeight.current) {
      rowHeight.current = height;
      startTransition(() => {
        virtualizer.measure();
      });
    }
  });
  const resize = useCallback(() => {
    for (const row of ref.current?.querySelectorAll(ROW) ?? []) {
      const height = heightOf(row);
      if (height > 0) virtualizer.resizeItem(indexOf(row), height);
    }
  }, [ref, virtualizer]);
  useSight(virtualizer.range, onSight);
  useTopOnChange(question, place.top - place.head);
  useVirtualRowKeys({
    ref,
    count,
    goTo,
    firstInSight: virtualizer.range?.startIndex ?? 0,
    onFocused: setFocused,
    onExtend,
    onSeek: (index) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  });
  const rows = virtualizer.getVirtualItems();
  const end = rows.at(-1)?.end ?? place.top;
  return {
    items: rows.map(({ index, start }, at) => ({
      index,
      gapBefore: start - (rows[at - 1]?.end ?? place.top),
    })),
    gapAfter: virtualizer.getTotalSize() + place.top - end,
    resize,
  };
}

interface Sight {
  readonly startIndex: number;
  readonly endIndex: number;
}

function useSight(range: Sight | null, onSight: ((first: number, last: number) => void) | undefined): void {
  const toldAt = useRef(-SIGHT_MS);
  const tell = useEffectEvent((first: number, last: number) => {
    onSight?.(first, last);
  });
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0];
  useEffect(() => {
    const wait = Math.max(0, toldAt.current + SIGHT_MS - performance.now());
    const timer = setTimeout(() => {
      toldAt.current = performance.now();
      tell(first, last);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [first, last]);
}

/** Another list begins at its top, when the reader had scrolled into the one before. */
function useTopOnChange(question: string | undefined, top: number): void {
  const before = useRef(question);
  useLayoutEffect(() => {
    if (before.current === question) return;
    before.current = question;
    if (window.scrollY > top) window.scrollTo({ top });
  }, [question, top]);
}
