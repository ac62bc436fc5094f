import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useShortcut } from '../keyboard/keyboard.tsx';

/** A row and its place in the list, 0 is the first. */
export interface RowPlace {
  readonly key: string;
  readonly index: number;
}

export interface VirtualRowKeysOptions {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly count: number;
  /** The first row in sight: where `j` begins from outside the list. */
  readonly firstInSight: number;
  readonly goTo: RowPlace | undefined;
  /** Told the row that has the focus, and null when the focus leaves. */
  readonly onFocused: (index: number | null) => void;
  /** Told that the rows from one place to another are to be chosen together. */
  readonly onExtend: ((to: number, from: number) => void) | undefined;
  /** Brings a row into sight. */
  readonly onSeek: (index: number) => void;
}

function primaryAt(table: HTMLTableElement | null, index: number): HTMLElement | null {
  return table?.querySelector(`tr[aria-rowindex="${String(index + 2)}"] [data-row-primary]`) ?? null;
}

function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('tbody > tr[aria-rowindex]') : null;
  return row === null ? null : parseInt(row.getAttribute('aria-rowindex') ?? '2', 10) - 2;
}

/** `j` and `k` through rows of which most are not in the document: a row is brought there before it takes the focus. */
export function useVirtualRowKeys(options: VirtualRowKeysOptions): void {
  const { ref, count, firstInSight, goTo, onFocused, onExtend, onSeek } = options;
  const wanted = useRef<number | null>(null);
  const focusWanted = () => {
    if (wanted.current === null) return;
    const primary = primaryAt(ref.current, wanted.current);
    if (primary === null) return;
    wanted.current = null;
    primary.focus({ preventScroll: true });
  };
  const seek = (index: number) => {
    wanted.current = index;
    onSeek(index);
    focusWanted();
  };
  const here = () => wanted.current ?? rowOf(document.activeElement);
  const move = (step: 1 | -1) => {
    const from = here();
    const next = from === null ? firstInSight : from + step;
    if (count > 0) seek(Math.min(Math.max(next, 0), count - 1));
  };
  const extend = (step: 1 | -1) => {
    const from = here();
    move(step);
    const to = here();
    if (to !== null) onExtend?.(to, from ?? to);
  };
  useShortcut('next-row', () => {
    move(1);
  });
  useShortcut('previous-row', () => {
    move(-1);
  });
  useShortcut(
    'select-next',
    () => {
      extend(1);
    },
    onExtend !== undefined,
  );
  useShortcut(
    'select-previous',
    () => {
      extend(-1);
    },
    onExtend !== undefined,
  );
  useEffect(focusWanted);
  const go = useEffectEvent(() => {
    if (goTo) seek(goTo.index);
  });
  useEffect(() => {
    go();
  }, [goTo?.key]);
  const tell = useEffectEvent(onFocused);
  useEffect(() => {
    const table = ref.current;
    const onFocusIn = (event: FocusEvent) => {
      tell(rowOf(event.target));
    };
    const onFocusOut = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && table?.contains(event.relatedTarget))) tell(null);
    };
    table?.addEventListener('focusin', onFocusIn);
    table?.addEventListener('focusout', onFocusOut);
    return () => {
      table?.removeEventListener('focusin', onFocusIn);
      table?.removeEventListener('focusout', onFocusOut);
    };
  }, [ref]);
}
