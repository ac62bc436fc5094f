import { useState } from 'react';
import type { Position } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { editableText, positionValueDraft } from './draft.ts';
import { nameOf } from './position-facts.ts';
import { useEnterPositionValue } from './queries.ts';
import styles from './value-cell.module.css';

export interface ValueEditorProps {
  readonly position: Position;
  readonly onEntered: (position: Position, changeId: number | null) => void;
  readonly onDone: () => void;
}

/** The value of a holding while it is typed. */
export function ValueEditor({ position, onEntered, onDone }: ValueEditorProps) {
  const t = useT();
  const before = editableText(position.market_value);
  const [text, setText] = useState(before);
  const [error, setError] = useState<string | null>(null);
  const enter = useEnterPositionValue();
  const save = () => {
    if (enter.isPending) return;
    if (text.trim() === before) {
      onDone();
      return;
    }
    const draft = positionValueDraft(text);
    if ('error' in draft) {
      setError(t(draft.error));
      return;
    }
    enter.mutate(
      { isin: position.isin, value: draft.value },
      {
        onSuccess: (changeId) => {
          onEntered(position, changeId);
          onDone();
        },
        onError: (problem) => {
          setError(errorWords(t, problem));
        },
      },
    );
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <DecimalInput
        autoFocus
        aria-label={t('holdings.value-of', { name: nameOf(position) })}
        aria-invalid={error !== null || undefined}
        value={text}
        readOnly={enter.isPending}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
          enter.reset();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
        onBlur={() => {
          // What was refused is not sent again because the reader goes to Retry.
          if (!enter.isError) save();
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
