import { useState } from 'react';
import { isEditConflict } from '../../api/problem.ts';
import type { IsinMetadataInput } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { type FieldOf, fieldWords, namesAField } from '../../i18n/field-words.ts';
import { useT } from '../../i18n/language.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { type FieldName, instrumentDraft, type InstrumentFields, liveIsinProblem } from './draft.ts';
import { type FieldErrors, InstrumentInputs } from './instrument-inputs.tsx';

export interface InstrumentFormProps {
  /** `new`, or the ISIN of the instrument, which cannot be changed then. */
  readonly edited: string;
  /** What the form holds before anything is typed. */
  readonly initial: InstrumentFields;
  /** What the broker calls it, while nobody else has named it. */
  readonly tradedAs: string | null;
  readonly isSending: boolean;
  readonly problem: Error | null;
  /** `updated_at` of the metadata as they are now; undefined while there are none. */
  readonly newest: string | undefined;
  /** @param basedOn `updated_at` of the metadata that were edited */
  readonly onSubmit: (body: IsinMetadataInput, basedOn: string | undefined) => void;
  /** Forgets the problem, when its reader has done with it. */
  readonly onSettled: () => void;
  readonly onCancel: () => void;
  readonly onDelete: (() => void) | undefined;
}

/** The name under which this tab keeps what is typed. */
export function draftKey(edited: string): string {
  return `instrument-draft-${edited}`;
}

/** The members of the API, which the form calls the same. */
const FIELD_OF: FieldOf<FieldName> = {
  isin: 'isin',
  name: 'name',
  type: 'type',
  currency: 'currency',
  ter: 'ter',
  symbol: 'symbol',
};

/** What was typed, and what it was typed over. */
interface KeptInstrument extends InstrumentFields {
  readonly basedOn?: string | undefined;
}

/** The fields with what is wrong in them, once somebody has tried to save. */
function useFields({ edited, initial, newest, problem }: InstrumentFormProps) {
  const t = useT();
  const start: KeptInstrument = { ...initial, basedOn: newest };
  const { draft: fields, wasKept, change, drop } = useKeptDraft(draftKey(edited), start);
  const [sent, setSent] = useState<InstrumentFields | null>(null);
  const draft = instrumentDraft(fields);
  const found = sent ? draft.problems : {};
  const live = liveIsinProblem(fields.isin);
  const problems = Object.entries(live ? { ...found, isin: live } : found);
  const own = problems.map(([field, { key, values }]) => [field, t(key, values)]);
  const asSent = sent ?? initial;
  return {
    fields,
    body: draft.body,
    errors: {
      ...fieldWords(t, problem, FIELD_OF, (field) => asSent[field] === fields[field]),
      ...(Object.fromEntries(own) as FieldErrors),
    },
    change,
    tried: () => {
      setSent(fields);
    },
    basedOn: fields.basedOn,
    clear: drop,
    wasKept,
  };
}

/** What is known of an instrument as it is typed, kept in this tab until it is saved. */
export function InstrumentForm(props: InstrumentFormProps) {
  const { edited, tradedAs, newest, isSending, problem, onSubmit, onCancel, onDelete, onSettled } = props;
  const t = useT();
  const { fields, body, errors, change, tried, basedOn, clear, wasKept } = useFields(props);
  return (
    <DraftForm
      action={t('ui.save')}
      isSending={isSending}
      onSubmit={() => {
        tried();
        if (body && !isSending) onSubmit(body, basedOn);
      }}
      onCancel={onCancel}
      onDelete={onDelete}
      onClear={wasKept ? clear : undefined}
    >
      <InstrumentInputs
        fields={fields}
        errors={errors}
        isNew={edited === 'new'}
        tradedAs={tradedAs}
        onChange={change}
      />
      {isEditConflict(problem) ? (
        <EditConflict
          words={errorWords(t, problem)}
          onShowNewer={() => {
            clear();
            onSettled();
          }}
          onSaveMine={() => {
            if (body && !isSending) onSubmit(body, newest);
          }}
        />
      ) : (
        problem && !namesAField(problem, FIELD_OF) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>
      )}
    </DraftForm>
  );
}
