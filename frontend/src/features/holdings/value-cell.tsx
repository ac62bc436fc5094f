import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import type { Position } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { whyAttributes } from '../../ui/why-question.ts';
import { editableText, positionValueDraft } from './draft.ts';
import { nameOf } from './position-facts.ts';
import { useEnterPositionValue } from './queries.ts';
import styles from './value-cell.module.css';

export interface ValueCellProps {
  readonly position: Position;
  readonly currency: string;
  readonly onEntered: (position: Position, changeId: number | null) => void;
}

/** What a holding is worth, edited where it stands: Enter saves, Esc restores. `y` on it asks why it is that. */
export function ValueCell(props: ValueCellProps) {
  const { position, currency } = props;
  const t = useT();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing) {
    return (
      <ValueEditor
        {...props}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={position.market_value === null ? styles.missing : styles.value}
      data-edit-value
      data-why-main
      {...whyAttributes({ figure: 'market_value', of: position.isin })}
      onClick={() => {
        setEditing(true);
      }}
    >
      {position.market_value === null ? (
        <>
          <span aria-hidden="true">{t('holdings.enter-value')}</span>
          <span className="visually-hidden">{t('holdings.enter-value-of', { name: nameOf(position) })}</span>
        </>
      ) : (
        <>
          <span className="visually-hidden">{t('holdings.edit-value-of', { name: nameOf(position) })} </span>
          <Amount value={position.market_value} currency={currency} withSymbol={false} />
        </>
      )}
    </button>
  );
}

function ValueEditor({ position, onEntered, onDone }: ValueCellProps & { onDone: () => void }) {
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
          const words = problem instanceof ApiProblem ? problem.fields.current_value : undefined;
          setError(words ?? problem.message);
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
