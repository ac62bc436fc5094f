import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { submitKeys } from '../../keyboard/command-key.ts';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { noteQuery, useWriteNote } from './queries.ts';

export interface NoteFieldProps {
  readonly isin: string;
  readonly onWritten: (changeId: number | null) => void;
}

/** As the API takes it. */
const LONGEST = 10_000;

/** What the owner wants to remember about an instrument; it is saved when the field is left. */
export function NoteField({ isin, onWritten }: NoteFieldProps) {
  const t = useT();
  const note = useQuery(noteQuery(isin));
  const write = useWriteNote(isin);
  const problem = write.error ?? note.error;
  const { draft, change, drop } = useKeptDraft<{ text: string | null }>(`note-draft-${isin}`, { text: null });
  const typed = useRef(draft.text);
  const saved = note.data?.text;
  const text = draft.text ?? saved ?? '';
  const save = () => {
    if (draft.text === null || saved === undefined || write.isPending) return;
    if (draft.text === saved) {
      drop();
      return;
    }
    const sent = draft.text;
    write.mutate(sent, {
      onSuccess: ({ changeId }) => {
        if (typed.current === sent) drop();
        onWritten(changeId);
      },
    });
  };
  return (
    <Field
      label={t('holding.notes')}
      hint={t('holding.note-hint', { keys: submitKeys() })}
      error={problem ? errorWords(t, problem) : undefined}
    >
      <TextArea
        rows={4}
        maxLength={LONGEST}
        value={text}
        readOnly={saved === undefined}
        onChange={(event) => {
          typed.current = event.target.value;
          change({ text: event.target.value });
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          save();
        }}
      />
    </Field>
  );
}
