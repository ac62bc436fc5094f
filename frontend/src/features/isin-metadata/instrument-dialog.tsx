import { useQueryClient } from '@tanstack/react-query';
import { isEditConflict } from '../../api/problem.ts';
import { useT } from '../../i18n/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { dropKeptDraft } from '../../ui/use-kept-draft.ts';
import { EMPTY_FIELDS, fieldsOf } from './draft.ts';
import type { Instrument } from './instrument.ts';
import { draftKey, InstrumentForm } from './instrument-form.tsx';
import { isinMetadataQuery, useDeleteInstrument, useSaveInstrument } from './queries.ts';

export interface Written {
  readonly words: string;
  readonly changeId: number | null;
}

export interface InstrumentDialogProps {
  /** The instrument to edit, with or without metadata; null for one that has neither trades nor metadata. */
  readonly instrument: Instrument | null;
  readonly onWritten: (written: Written) => void;
  readonly onClose: () => void;
}

/** Enters, edits or deletes what is known of an instrument. */
export function InstrumentDialog({ instrument, onWritten, onClose }: InstrumentDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  const save = useSaveInstrument();
  const remove = useDeleteInstrument();
  const metadata = instrument?.metadata ?? null;
  const edited = instrument?.isin ?? 'new';
  const written = (words: string, changeId: number | null) => {
    dropKeptDraft(draftKey(edited));
    onWritten({ words, changeId });
  };
  return (
    <Dialog title={metadata ? t('isin-metadata.edit-title') : t('isin-metadata.new-title')} onClose={onClose}>
      <InstrumentForm
        edited={edited}
        initial={metadata ? fieldsOf(metadata) : { ...EMPTY_FIELDS, isin: instrument?.isin ?? '' }}
        tradedAs={instrument && !metadata && instrument.name !== instrument.isin ? instrument.name : null}
        isSending={save.isPending || remove.isPending}
        problem={save.error ?? remove.error}
        onCancel={onClose}
        newest={metadata?.updated_at}
        onSettled={save.reset}
        onSubmit={(body, basedOn) => {
          save.mutate(
            { body, isKnown: metadata !== null, basedOn },
            {
              onError: (error) => {
                if (isEditConflict(error))
                  void queries.invalidateQueries({ queryKey: isinMetadataQuery.queryKey });
              },
              onSuccess: (changeId) => {
                const { name } = body;
                written(
                  metadata ? t('isin-metadata.saved', { name }) : t('isin-metadata.added', { name }),
                  changeId,
                );
              },
            },
          );
        }}
        onDelete={
          metadata
            ? () => {
                remove.mutate(metadata.isin, {
                  onSuccess: (changeId) => {
                    written(t('isin-metadata.deleted', { name: metadata.name }), changeId);
                  },
                });
              }
            : undefined
        }
      />
    </Dialog>
  );
}
