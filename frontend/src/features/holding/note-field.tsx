import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { isEditConflict } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { submitKeys } from '../../keyboard/command-key.ts';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { noteQuery, useWriteNote } from './queries.ts';

export interface NoteFieldProps {
  readonly isin: string;
  readonly onWritten: (changeId: number | null) => void;
}

interface NoteDraft {
  /** Null while nothing is typed. */
  readonly text: string | null;
  /** When what is typed over was written; null when there was no note. */
  readonly basedOn: string | null;
}

const NOTHING_TYPED: NoteDraft = { text: null, basedOn: null };

/** As the API takes it. */
const LONGEST = 10_000;

/** What the owner wants to remember about an instrument; it is saved when the field is left. */
export function NoteField({ isin, onWritten }: NoteFieldProps) {
  const t = useT();
  const note = useQuery(noteQuery(isin));
  const write = useWriteNote(isin);
  const { draft, change, drop } = useKeptDraft<NoteDraft>(`note-draft-${isin}`, NOTHING_TYPED);
  const typed = useRef(draft.text);
  const saved = note.data?.text;
  const newest = note.data?.updated_at ?? null;
  const conflict = isEditConflict(write.error) ? write.error : null;
  const problem = conflict ? null : (write.error ?? note.error);
  const save = (basedOn: string | null) => {
    if (draft.text === null || saved === undefined || write.isPending) return;
    if (draft.text === saved) {
      drop();
      return;
    }
    const sent = draft.text;
    write.mutate(
      { text: sent, basedOn },
      {
        onError: (error) => {
          if (isEditConflict(error)) void note.refetch();
        },
        onSuccess: ({ note: { updated_at: writtenAt }, changeId }) => {
          if (typed.current === sent) drop();
          else change({ text: typed.current, basedOn: writtenAt });
          onWritten(changeId);
        },
      },
    );
  };
  return (
    <>
      <Field
        label={t('holding.notes')}
        hint={t('holding.note-hint', { keys: submitKeys() })}
        error={problem ? errorWords(t, problem) : undefined}
      >
        <TextArea
          rows={4}
          maxLength={LONGEST}
          value={draft.text ?? saved ?? ''}
          readOnly={saved === undefined}
          onChange={(event) => {
            typed.current = event.target.value;
            change({ text: event.target.value, ...(draft.text === null && { basedOn: newest }) });
          }}
          onBlur={() => {
            // The reader says first which of the two stays.
            if (!conflict) save(draft.basedOn);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            save(draft.basedOn);
          }}
        />
      </Field>
      {conflict && (
        <EditConflict
          words={errorWords(t, conflict)}
          onShowNewer={() => {
            drop();
            write.reset();
          }}
          onSaveMine={() => {
            save(newest);
          }}
        />
      )}
    </>
  );
}
