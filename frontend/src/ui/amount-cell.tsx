import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { useT } from '../i18n/language.tsx';
import styles from './amount-cell.module.css';
import { DecimalInput } from './decimal-input.tsx';

/** What was typed, read: the decimal string to save, or what is wrong with it in words. */
export type AmountRead = { readonly value: string } | { readonly error: string };

export interface AmountCellProps {
  /** The figure while nobody edits it. */
  readonly children: ReactNode;
  /** What a press does, for a screen reader, before the figure: `Edit the amount of Crypto:`. */
  readonly action: string;
  /** What the input holds: `Amount of Crypto`. */
  readonly label: string;
  /** The text to begin editing with. */
  readonly text: string;
  readonly read: (text: string) => AmountRead;
  /** Saves it; a refusal rejects, and is told. */
  readonly onSave: (value: string) => Promise<void>;
  /** More attributes of the figure as a button, such as those of its row. */
  readonly attributes?: ComponentProps<'button'> & Readonly<Record<`data-${string}`, string | undefined>>;
}

/** A figure that is edited where it stands: a press begins, Enter saves, Esc restores, and the focus comes back. */
export function AmountCell(props: AmountCellProps) {
  const { children, action, attributes } = props;
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hasToFocus = useRef(false);
  useEffect(() => {
    if (hasToFocus.current && !isEditing) button.current?.focus();
    hasToFocus.current = false;
  }, [isEditing]);
  if (isEditing) {
    return (
      <Editor
        {...props}
        onDone={(byKey) => {
          hasToFocus.current = byKey;
          setEditing(false);
        }}
      />
    );
  }
  return (
    <button
      {...attributes}
      ref={button}
      type="button"
      className={styles.figure}
      data-edit-value
      onClick={() => {
        setEditing(true);
      }}
    >
      <span className="visually-hidden">{action} </span>
      {children}
    </button>
  );
}

/** @param onDone whether it was ended by a key, so that the focus has no other place to go to */
function Editor(props: AmountCellProps & { onDone: (byKey: boolean) => void }) {
  const { label, text: before, read, onSave, onDone } = props;
  const t = useT();
  const [text, setText] = useState(before);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async (byKey: boolean) => {
    if (isSaving) return;
    const draft = text.trim() === before ? null : read(text);
    if (draft && 'error' in draft) {
      setError(draft.error);
      return;
    }
    try {
      setSaving(true);
      if (draft) await onSave(draft.value);
      onDone(byKey);
    } catch (problem) {
      setSaving(false);
      setError(problem instanceof Error ? errorWords(t, problem) : String(problem));
    }
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save(true);
      }}
    >
      <DecimalInput
        autoFocus
        aria-label={label}
        aria-invalid={error !== null || undefined}
        value={text}
        readOnly={isSaving}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(true);
        }}
        onBlur={() => void save(false)}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
