import { type ComponentProps, type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './amount-cell.module.css';
import type { AmountEditing, AmountEditorProps } from './amount-editor.tsx';

/** The editor comes beside the page and not before it. */
const editor = import('./amount-editor.tsx');

export interface AmountCellProps extends Pick<AmountEditorProps, 'label' | 'onSave'> {
  /** The figure while nobody edits it. */
  readonly children: ReactNode;
  /** What a press does, for a screen reader, before the figure: `Edit the amount of Crypto:`. */
  readonly action: string;
  /** Asked when editing begins; what reads the text may have to be loaded. */
  readonly edit: () => AmountEditing | Promise<AmountEditing>;
  /** `missing` invites to enter a figure that is not there yet. */
  readonly look?: 'figure' | 'missing';
  /** More attributes of the figure as a button, such as those of its row. */
  readonly attributes?: ComponentProps<'button'> & Readonly<Record<`data-${string}`, string | undefined>>;
}

interface Open extends AmountEditing {
  readonly Editor: ComponentType<AmountEditorProps>;
}

/** A figure that is edited where it stands: a press begins, Enter saves, Esc restores, and the focus comes back. */
export function AmountCell(props: AmountCellProps) {
  const { children, action, label, edit, onSave, look = 'figure', attributes } = props;
  const [open, setOpen] = useState<Open | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hasToFocus = useRef(false);
  useEffect(() => {
    if (hasToFocus.current && !open) button.current?.focus();
    hasToFocus.current = false;
  }, [open]);
  if (open) {
    const { Editor, ...editing } = open;
    return (
      <Editor
        {...editing}
        label={label}
        onSave={onSave}
        onDone={(byKey) => {
          hasToFocus.current = byKey;
          setOpen(null);
        }}
      />
    );
  }
  return (
    <button
      {...attributes}
      ref={button}
      type="button"
      className={styles[look]}
      data-edit-value
      onClick={() => {
        void Promise.all([editor, edit()]).then(([{ AmountEditor }, editing]) => {
          setOpen({ Editor: AmountEditor, ...editing });
        });
      }}
    >
      <span className="visually-hidden">{action} </span>
      {children}
    </button>
  );
}
