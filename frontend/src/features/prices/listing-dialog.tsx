import { useState } from 'react';
import type { ListingSource } from '../../api/wire.ts';
import { basedOn } from '../../api/based-on.ts';
import { isEditConflict } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Notice } from '../../ui/notice.tsx';
import { dropKeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import {
  listingBody,
  type ListingFields,
  listingFieldsOf,
  MOST_SOURCES,
  NEW_SOURCE,
  sourceErrors,
  type SourceFields,
  withProposal,
} from './listing-fields.ts';
import { ProposalsList } from './proposals-list.tsx';
import { useChooseListing, useDeleteListing } from './queries.ts';
import { SourceInputs } from './source-inputs.tsx';

export interface ListingDialogProps {
  readonly isin: string;
  readonly name: string;
  /** None where none was chosen. */
  readonly sources: readonly ListingSource[];
  /** When they were chosen; null where none was. */
  readonly listedAt: string | null;
  /** Whether others may be asked at which exchanges it is traded. */
  readonly asksOthers: boolean;
  readonly onWritten: (written: { readonly words: string; readonly changeId: number | null }) => void;
  readonly onClose: () => void;
}

/** What was typed, and what it was typed over. */
interface KeptListing extends ListingFields {
  readonly basedOn?: string | null | undefined;
}

/** Chooses who is asked for the prices of an instrument, in which order, and by which symbol. */
export function ListingDialog(props: ListingDialogProps) {
  const { isin, name, sources: stored, listedAt, asksOthers, onWritten, onClose } = props;
  const t = useT();
  const key = `listing-draft-${isin}`;
  const start: KeptListing = { ...listingFieldsOf(stored), basedOn: listedAt };
  const { draft: fields, wasKept, change, drop } = useKeptDraft(key, start);
  const [isTried, setTried] = useState(false);
  const choose = useChooseListing(isin);
  const remove = useDeleteListing(isin);
  const problem = choose.error ?? remove.error;
  const written = (words: string, changeId: number | null) => {
    dropKeptDraft(key);
    onWritten({ words, changeId });
  };
  const submit = (overAt: string | null | undefined) => {
    setTried(true);
    const body = listingBody(fields);
    if (!body || choose.isPending) return;
    choose.mutate(
      { ...body, ...basedOn(overAt) },
      {
        onSuccess: (changeId) => {
          written(t('prices.listing-saved', { name }), changeId);
        },
      },
    );
  };
  return (
    <Dialog title={t('prices.where-from')} wide onClose={onClose}>
      <DraftForm
        action={t('ui.save')}
        isSending={choose.isPending || remove.isPending}
        onSubmit={() => {
          submit(fields.basedOn);
        }}
        onCancel={onClose}
        onDelete={
          stored.length === 0
            ? undefined
            : () => {
                remove.mutate(undefined, {
                  onSuccess: (changeId) => {
                    written(t('prices.listing-deleted', { name }), changeId);
                  },
                });
              }
        }
        onClear={wasKept ? drop : undefined}
      >
        {asksOthers && (
          <ProposalsList
            isin={isin}
            onChoose={(proposal) => {
              change(withProposal(fields, proposal));
            }}
          />
        )}
        <Sources fields={fields} isTried={isTried} onChange={change} />
        {isEditConflict(problem) ? (
          <EditConflict
            words={errorWords(t, problem)}
            onShowNewer={() => {
              drop();
              choose.reset();
            }}
            onSaveMine={() => {
              submit(listedAt);
            }}
          />
        ) : (
          problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>
        )}
      </DraftForm>
    </Dialog>
  );
}

interface SourcesProps {
  readonly fields: ListingFields;
  /** Whether what is missing is told. */
  readonly isTried: boolean;
  readonly onChange: (fields: ListingFields) => void;
}

function Sources({ fields: { sources }, isTried, onChange }: SourcesProps) {
  const t = useT();
  const withChange = (place: number, changed: Partial<SourceFields>) => {
    onChange({
      sources: sources.map((source, index) => (index === place ? { ...source, ...changed } : source)),
    });
  };
  return (
    <>
      {sources.map((source, place) => (
        <SourceInputs
          key={place}
          source={source}
          place={place}
          errors={isTried ? sourceErrors(source) : {}}
          onChange={(changed) => {
            withChange(place, changed);
          }}
          onFirst={
            place === 0
              ? undefined
              : () => {
                  onChange({ sources: [source, ...sources.filter((_, index) => index !== place)] });
                }
          }
          onRemove={
            sources.length === 1
              ? undefined
              : () => {
                  onChange({ sources: sources.filter((_, index) => index !== place) });
                }
          }
        />
      ))}
      {sources.length < MOST_SOURCES && (
        <p>
          <Button
            onClick={() => {
              onChange({ sources: [...sources, { ...NEW_SOURCE, provider: 'manual' }] });
            }}
          >
            {t('prices.add-source')}
          </Button>
        </p>
      )}
    </>
  );
}
