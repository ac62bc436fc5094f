import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './amount-cell.module.css';
import { type AmountEditing, AmountEditor, type AmountEditorProps, type Basis } from './amount-editor.tsx';
import { hasKeptDraft } from './use-kept-draft.ts';

export interface AmountCellProps extends Pick<AmountEditorProps, 'label' | 'draftKey' | 'basis'> {
  /** The figure while nobody edits it. */
  readonly children: ReactNode;
  /** What a press does, for a screen reader, before the figure: `Edit the amount of Crypto:`. */
  readonly action: string;
  /** Asked when editing begins. It cannot wait: what is typed right after the press must find its input. */
  readonly edit: () => AmountEditing;
  /** Saves it over what was written then, and answers when that was; a refusal rejects, and is told. */
  readonly onSave: (value: string, basedOn: Basis) => Promise<Basis>;
  /** `missing` invites to enter a figure that is not there yet. */
  readonly look?: 'figure' | 'missing';
  /** More attributes of the figure as a button, such as those of its row. */
  readonly attributes?: ComponentProps<'button'> & Readonly<Record<`data-${string}`, string | undefined>>;
}

interface Open extends AmountEditing {
  readonly hasFocus: boolean;
}

/** When the figure was last written: what this cell has saved is known before the page has been told. */
function useBasis(told: Basis) {
  const [saved, setSaved] = useState<{ readonly over: Basis; readonly basis: Basis } | null>(null);
  return {
    basis: saved && saved.over === told ? saved.basis : told,
    saved: (basis: Basis) => {
      setSaved({ over: told, basis });
    },
  };
}

/**
 * A figure that is edited where it stands: a press begins, Enter saves, Esc restores, and the focus comes back. What was
 * typed and not saved is there again after a reload.
 */
export function AmountCell(props: AmountCellProps) {
  const { children, action, label, draftKey, edit, onSave, look = 'figure', attributes } = props;
  const [open, setOpen] = useState<Open | null>(() =>
    hasKeptDraft(draftKey) ? { hasFocus: false, ...edit() } : null,
  );
  const button = useRef<HTMLButtonElement>(null);
  const hasToFocus = useRef(false);
  const { basis, saved } = useBasis(props.basis);
  useEffect(() => {
    if (hasToFocus.current && !open) button.current?.focus();
    hasToFocus.current = false;
  }, [open]);
  if (open) {
    return (
      <AmountEditor
        {...open}
        label={label}
        draftKey={draftKey}
        basis={basis}
        onSave={async (value, basedOn) => {
          saved(await onSave(value, basedOn));
        }}
        onDone={(byKey) => {
          hasToFocus.current = byKey;
          setOpen(null);
        }}
      >
        {children}
      </AmountEditor>
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
        setOpen({ hasFocus: true, ...edit() });
      }}
    >
      <span className="visually-hidden">{action} </span>
      {children}
    </button>
  );
}
