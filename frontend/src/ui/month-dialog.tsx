import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { localDay } from '../format/local-day.ts';
import { useDateStyle } from '../format/locale.tsx';
import { daysAfter, firstWeekday, monthsAfter, monthText, placeInWeek } from '../format/month.ts';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { MonthGrid } from './month-grid.tsx';
import styles from './month-dialog.module.css';
import { usePhone } from './use-media.ts';

export interface MonthDialogProps {
  /** The day chosen so far, or nothing. */
  readonly value: string;
  /** What it opens below. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onDay: (day: string) => void;
  readonly onClose: () => void;
}

/** Room between the input and the month, and between the month and the edges of the window, in pixels. */
const GAP = 4;

/** A month to choose a day from: the arrow keys walk, PageUp and PageDown turn, Enter chooses, Esc leaves. */
export function MonthDialog({ value, place, onDay, onClose }: MonthDialogProps) {
  const t = useT();
  const { locale } = useDateStyle();
  const [today] = useState(() => localDay(Date.now()));
  const [day, setDay] = useState(value || today);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const walks = useRef(true);
  useModal(dialog, place);
  useLayoutEffect(() => {
    if (walks.current) dialog.current?.querySelector<HTMLElement>('[data-walked]')?.focus();
    walks.current = false;
  }, [day]);
  const choose = (chosen: string) => {
    onDay(chosen);
    onClose();
  };
  const turn = (months: number) => () => {
    setDay(monthsAfter(day, months));
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('ui.choose-day')}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation(); // the dialog around it stays
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div
        className={styles.panel}
        onKeyDown={(event) => {
          const next = walked(event, day, firstWeekday(locale));
          if (next === null) return;
          event.preventDefault();
          walks.current = true;
          setDay(next);
        }}
      >
        <header className={styles.head}>
          <button
            type="button"
            className={styles.turn}
            aria-label={t('ui.previous-month')}
            onClick={turn(-1)}
          >
            <span aria-hidden="true">‹</span>
          </button>
          <h2 id={titleId} className={styles.title} aria-live="polite">
            {monthText(locale, day)}
          </h2>
          <button type="button" className={styles.turn} aria-label={t('ui.next-month')} onClick={turn(1)}>
            <span aria-hidden="true">›</span>
          </button>
        </header>
        <MonthGrid labelId={titleId} day={day} value={value} today={today} onChoose={choose} />
        <footer className={styles.foot}>
          <Button
            look="plain"
            onClick={() => {
              choose(today);
            }}
          >
            {t('ui.today')}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </footer>
      </div>
    </dialog>
  );
}

/** Where a key leads from a day; null when it leads nowhere. */
function walked(event: KeyboardEvent, day: string, first: number): string | null {
  const isOnDay = event.target instanceof HTMLElement && event.target.closest('table') !== null;
  if (!isOnDay || event.ctrlKey || event.metaKey || event.altKey) return null;
  const months = event.shiftKey ? 12 : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return daysAfter(day, -1);
    case 'ArrowRight':
      return daysAfter(day, 1);
    case 'ArrowUp':
      return daysAfter(day, -7);
    case 'ArrowDown':
      return daysAfter(day, 7);
    case 'Home':
      return daysAfter(day, -placeInWeek(day, first));
    case 'End':
      return daysAfter(day, 6 - placeInWeek(day, first));
    case 'PageUp':
      return monthsAfter(day, -months);
    case 'PageDown':
      return monthsAfter(day, months);
    default:
      return null;
  }
}

/** Shown over everything, below its place or above it where there is no room; the focus goes back when it closes. */
function useModal(dialog: RefObject<HTMLDialogElement | null>, place: RefObject<HTMLElement | null>): void {
  const isPhone = usePhone();
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [dialog]);
  useLayoutEffect(() => {
    const element = dialog.current;
    const input = place.current?.getBoundingClientRect();
    if (!element || !input || isPhone) return;
    const own = element.getBoundingClientRect();
    const below = input.bottom + GAP;
    const isRoomBelow = below + own.height + GAP <= window.innerHeight;
    const top = isRoomBelow ? below : Math.max(GAP, input.top - GAP - own.height);
    const left = Math.max(GAP, Math.min(input.left, window.innerWidth - own.width - GAP));
    element.style.setProperty('inset', `${String(top)}px auto auto ${String(left)}px`);
  }, [dialog, place, isPhone]);
}
