import { type ReactNode, useState } from 'react';
import { errorWords, type ToldError } from '../i18n/error-words.ts';
import { useT } from '../i18n/language.tsx';
import styles from './amount-cell.module.css';
import { DecimalInput } from './decimal-input.tsx';
import { EditConflict } from './edit-conflict.tsx';
import { dropKeptDraft, useKeptDraft } from './use-kept-draft.ts';

/** What was typed, read: the decimal string to save, or what is wrong with it in words. */
export type AmountRead = { readonly value: string } | { readonly error: string };

/** How a figure is edited. */
export interface AmountEditing {
  /** The text to begin editing with. */
  readonly text: string;
  /** Asked when it is saved; what reads the text may have to be loaded by then. */
  readonly read: (text: string) => AmountRead | Promise<AmountRead>;
}

/** When what is edited was last written; null where nothing is yet, undefined where nobody knows. */
export type Basis = string | null | undefined;

export interface AmountEditorProps extends AmountEditing {
  /** What the input holds: `Amount of Crypto`. */
  readonly label: string;
  /** The name under which this tab keeps what is typed. */
  readonly draftKey: string;
  /** Of the figure as it is now. */
  readonly basis: Basis;
  /** The figure as it is now. */
  readonly children: ReactNode;
  /** Whether the reader began it just now; what a reload brought back waits until it is asked for. */
  readonly hasFocus: boolean;
  /** Saves it; a refusal rejects, and is told. */
  readonly onSave: (value: string, basedOn: Basis) => Promise<void>;
  /** Told whether it was ended by a key, so that the focus has no other place to go to. */
  readonly onDone: (byKey: boolean) => void;
}

interface Kept {
  readonly text: string;
  /** Of the figure that was typed over. */
  readonly basis?: Basis;
}

/** What is told below the input. */
type Told =
  | { readonly kind: 'kept' }
  | { readonly kind: 'unreadable'; readonly words: string }
  | { readonly kind: 'refused' | 'conflict'; readonly words: string };

function useAmount(props: AmountEditorProps) {
  const { text: before, read, basis, draftKey, onSave, onDone } = props;
  const t = useT();
  const { draft, wasKept, change } = useKeptDraft<Kept>(draftKey, { text: before, basis });
  const [told, tell] = useState<Told | null>(wasKept ? { kind: 'kept' } : null);
  const [isSaving, setSaving] = useState(false);
  const end = (byKey: boolean) => {
    dropKeptDraft(draftKey);
    onDone(byKey);
  };
  const save = async (byKey: boolean, basedOn = draft.basis) => {
    if (isSaving) return;
    try {
      setSaving(true);
      const typed = draft.text.trim() === before ? null : await read(draft.text);
      if (typed && 'error' in typed) {
        setSaving(false);
        tell({ kind: 'unreadable', words: typed.error });
        return;
      }
      if (typed) await onSave(typed.value, basedOn);
      end(byKey);
    } catch (problem) {
      setSaving(false);
      const isConflict = (problem as ToldError).told?.code === 'row_changed';
      const words = problem instanceof Error ? errorWords(t, problem) : String(problem);
      tell({ kind: isConflict ? 'conflict' : 'refused', words });
    }
  };
  const type = (text: string) => {
    change({ text });
    tell(null);
  };
  return { text: draft.text, told, isSaving, save, type, end };
}

/** The input of an AmountCell. What is typed is kept in this tab until it is saved. */
export function AmountEditor(props: AmountEditorProps) {
  const { label, basis, children, hasFocus } = props;
  const t = useT();
  const { text, told, isSaving, save, type, end } = useAmount(props);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (told?.kind !== 'conflict') void save(true);
      }}
    >
      <DecimalInput
        autoFocus={hasFocus}
        aria-label={label}
        aria-invalid={(told !== null && told.kind !== 'kept') || undefined}
        value={text}
        readOnly={isSaving}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          type(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end(true);
        }}
        onBlur={() => {
          // What was refused is not sent again because the reader goes to Retry.
          if (told?.kind !== 'refused' && told?.kind !== 'conflict') void save(false);
        }}
      />
      {told?.kind === 'kept' && <p className={styles.told}>{t('ui.not-saved-yet')}</p>}
      {told && 'words' in told && told.kind !== 'conflict' && (
        <p className={styles.error} role="alert">
          {told.words}
        </p>
      )}
      {told?.kind === 'conflict' && (
        <div className={styles.told}>
          <EditConflict
            words={told.words}
            newer={children}
            onShowNewer={() => {
              end(true);
            }}
            onSaveMine={() => {
              void save(true, basis);
            }}
          />
        </div>
      )}
    </form>
  );
}
