import { type ComponentProps, lazy, Suspense, useId, useRef, useState } from 'react';
import { type DayPattern, dayPattern, digitsOfDay, readDay } from '../format/day-pattern.ts';
import { useDateStyle } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import type { Translate } from '../i18n/translator.ts';
import { classNames } from './class-names.ts';
import styles from './date-input.module.css';
import { useField, useFieldLabel } from './field.tsx';
import fieldStyles from './field.module.css';
import { TextInput } from './text-input.tsx';

/** Most days are typed: the month comes when it is asked for. */
const MonthDialog = lazy(async () => {
  const { MonthDialog } = await import('./month-dialog.tsx');
  return { default: MonthDialog };
});

export interface DateInputProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'value' | 'onChange' | 'onBlur' | 'onKeyDown'
> {
  /** An ISO day, or nothing. */
  readonly value: string;
  /** Told every day as soon as it can be read; nothing while what is typed is none. */
  readonly onDay: (day: string) => void;
}

/** What is being typed: it is kept, and the days that it came to on the way. */
interface Typed {
  readonly text: string;
  readonly days: readonly string[];
  /** The reader has gone on, and it is no day. */
  readonly isLeft: boolean;
}

/**
 * A calendar day, written and read in the reader's way; ISO is read too, and stands in the title.
 *
 * The button beside it, or Alt and the arrow down, opens a month to choose from.
 */
export function DateInput({ value, onDay, ...rest }: DateInputProps) {
  const t = useT();
  const pattern = dayPattern(useDateStyle());
  const typing = useTyping(pattern, value, onDay);
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const problemId = useId();
  const isFieldWrong = useField()['aria-invalid'] === true;
  const hasProblem = typing.isWrong && !isFieldWrong;
  return (
    <div ref={place} className={styles.entry}>
      <TextInput
        inputMode="numeric"
        placeholder={placeholderOf(t, pattern)}
        title={value}
        {...rest}
        {...(hasProblem ? { 'aria-invalid': true, 'aria-describedby': problemId } : {})}
        className={classNames(styles.input, rest.className)}
        value={typing.text}
        onChange={(event) => {
          typing.type(event.target.value);
        }}
        onBlur={typing.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typing.leave();
          if (event.key !== 'ArrowDown' || !event.altKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      <OpenButton
        onOpen={() => {
          setOpen(true);
        }}
      />
      {hasProblem && (
        <p id={problemId} role="alert" className={fieldStyles.error}>
          {t('ui.no-such-day', { pattern: placeholderOf(t, pattern) })}
        </p>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <MonthDialog
            value={value}
            place={place}
            onClose={() => {
              setOpen(false);
            }}
            onDay={(day) => {
              typing.forget();
              onDay(day);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The text of the input, and what becomes of it. */
function useTyping(pattern: DayPattern, value: string, onDay: (day: string) => void) {
  const [typed, setTyped] = useState<Typed | null>(null);
  // The value follows what is typed, perhaps later; any other value came from elsewhere and has the word.
  const own = typed?.days.includes(value) === true ? typed : null;
  const tell = (day: string) => {
    if (day !== (own?.days.at(-1) ?? value)) onDay(day);
  };
  return {
    text: own?.text ?? digitsOfDay(pattern, value),
    isWrong: own?.isLeft === true,
    type: (text: string) => {
      const day = readDay(pattern, text, false) ?? '';
      setTyped({ text, days: [...(own?.days ?? [value]), day], isLeft: false });
      tell(day);
    },
    leave: () => {
      if (!own) return;
      const day = own.text.trim() === '' ? '' : readDay(pattern, own.text, true);
      if (day !== null) tell(day);
      setTyped(day === null ? { ...own, isLeft: true } : null);
    },
    forget: () => {
      setTyped(null);
    },
  };
}

function placeholderOf(t: Translate, { parts, mark }: DayPattern): string {
  const letters = { day: t('ui.day-letters'), month: t('ui.month-letters'), year: t('ui.year-letters') };
  return parts.map((part) => letters[part]).join(mark);
}

/** Named after the field it belongs to. */
function OpenButton({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  const id = useId();
  const labelId = useFieldLabel();
  return (
    <button
      type="button"
      id={id}
      className={styles.open}
      aria-label={t('ui.choose-day')}
      aria-labelledby={labelId === undefined ? undefined : `${id} ${labelId}`}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.sign}>
        <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
      </svg>
    </button>
  );
}
