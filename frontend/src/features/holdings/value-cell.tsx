import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { whyAttributes } from '../../ui/why-question.ts';
import { nameOf } from './position-facts.ts';
import styles from './value-cell.module.css';
import type { ValueEditorProps } from './value-editor.tsx';

/** The editor, and the arithmetic it reads with, come beside the page and not before it. */
const editor = import('./value-editor.tsx');

export interface ValueCellProps extends Pick<ValueEditorProps, 'position' | 'onEntered'> {
  readonly currency: string;
}

/** What a holding is worth, edited where it stands: Enter saves, Esc restores. `y` on it asks why it is that. */
export function ValueCell({ position, currency, onEntered }: ValueCellProps) {
  const t = useT();
  const [Editor, setEditor] = useState<ComponentType<ValueEditorProps> | null>(null);
  const isEditing = Editor !== null;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (Editor) {
    return (
      <Editor
        position={position}
        onEntered={onEntered}
        onDone={() => {
          setEditor(null);
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
        void editor.then(({ ValueEditor }) => {
          setEditor(() => ValueEditor);
        });
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
