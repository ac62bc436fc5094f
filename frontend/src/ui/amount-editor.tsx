import { useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { useT } from '../i18n/language.tsx';
import styles from './amount-cell.module.css';
import { DecimalInput } from './decimal-input.tsx';

/** What was typed, read: the decimal string to save, or what is wrong with it in words. */
export type AmountRead = { readonly value: string } | { readonly error: string };

/** How a figure is edited. */
export interface AmountEditing {
  /** The text to begin editing with. */
  readonly text: string;
  readonly read: (text: string) => AmountRead;
}

export interface AmountEditorProps extends AmountEditing {
  /** What the input holds: `Amount of Crypto`. */
  readonly label: string;
  /** Saves it; a refusal rejects, and is told. */
  readonly onSave: (value: string) => Promise<void>;
  /** Told whether it was ended by a key, so that the focus has no other place to go to. */
  readonly onDone: (byKey: boolean) => void;
}

/** The input of an AmountCell, which loads it when it is wanted. */
export function AmountEditor(props: AmountEditorProps) {
  const { label, text: before, read, onSave, onDone } = props;
  const t = useT();
  const [text, setText] = useState(before);
  const [error, setError] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
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
      setRefused(true);
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
          setRefused(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(true);
        }}
        onBlur={() => {
          // What was refused is not sent again because the reader goes to Retry.
          if (!isRefused) void save(false);
        }}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
