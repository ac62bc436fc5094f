import {
  type ComponentProps,
  type ComponentType,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import styles from './amount-cell.module.css';
import type { AmountEditing, AmountEditorProps, Basis } from './amount-editor.tsx';
import { loadOnce } from './load-once.ts';
import { hasKeptDraft } from './use-kept-draft.ts';

const editor = loadOnce(async () => await import('./amount-editor.tsx'));

export interface AmountCellProps extends Pick<AmountEditorProps, 'label' | 'draftKey' | 'basis'> {
  /** The figure while nobody edits it. */
  readonly children: ReactNode;
  /** What a press does, for a screen reader, before the figure: `Edit the amount of Crypto:`. */
  readonly action: string;
  /** Asked when editing begins; what reads the text may have to be loaded. */
  readonly edit: () => AmountEditing | Promise<AmountEditing>;
  /** Saves it over what was written then, and answers when that was; a refusal rejects, and is told. */
  readonly onSave: (value: string, basedOn: Basis) => Promise<Basis>;
  /** `missing` invites to enter a figure that is not there yet. */
  readonly look?: 'figure' | 'missing';
  /** More attributes of the figure as a button, such as those of its row. */
  readonly attributes?: ComponentProps<'button'> & Readonly<Record<`data-${string}`, string | undefined>>;
}

interface Open extends AmountEditing {
  readonly Editor: ComponentType<AmountEditorProps>;
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
  const [open, setOpen] = useState<Open | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hasToFocus = useRef(false);
  const { basis, saved } = useBasis(props.basis);
  const load = async (hasFocus: boolean): Promise<Open> => {
    const [{ AmountEditor: Editor }, editing] = await Promise.all([editor(), edit()]);
    return { Editor, hasFocus, ...editing };
  };
  const loadKept = useEffectEvent(async () => await load(false));
  useEffect(() => {
    // It comes beside the figures and not before them, and is there when one of them is pressed.
    editor().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (hasKeptDraft(draftKey)) void loadKept().then(setOpen);
  }, [draftKey]);
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
      </Editor>
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
        void load(true).then(setOpen);
      }}
    >
      <span className="visually-hidden">{action} </span>
      {children}
    </button>
  );
}
