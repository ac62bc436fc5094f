import { useState } from 'react';
import type { LookThrough, LookThroughKind } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Percent } from '../../ui/percent.tsx';
import { type LineFields, percentText, weightsDraft } from './draft.ts';
import { useForgetWeights, useSaveWeights } from './queries.ts';
import { WeightLine } from './weight-line.tsx';
import styles from './weights-form.module.css';

export interface WeightsFormProps {
  readonly isin: string;
  readonly name: string;
  readonly kind: LookThroughKind;
  readonly today: string;
  readonly parts: LookThrough['breakdowns'][number]['parts'];
  readonly asOf: string;
  readonly onClose: () => void;
  readonly onWritten: (words: string, changeId: number | null) => void;
}

/** The lines of a breakdown: a name and a percentage each, their sum below. */
export function WeightsForm(props: WeightsFormProps) {
  const { isin, name, kind, today, parts, onClose, onWritten } = props;
  const t = useT();
  const [lines, setLines] = useState<readonly LineFields[]>(() =>
    [
      ...parts.map((part) => ({ name: part.name, percent: percentText(part.weight) })),
      { name: '', percent: '' },
    ].map((line, id) => ({ ...line, id })),
  );
  const newestId = Math.max(-1, ...lines.map(({ id }) => id));
  const [begun, setBegun] = useState(0);
  const [asOf, setAsOf] = useState(props.asOf);
  const [isChecked, setChecked] = useState(false);
  const save = useSaveWeights(isin);
  const forget = useForgetWeights(isin);
  const draft = weightsDraft(lines, asOf, today);
  const isSending = save.isPending || forget.isPending;
  const problem = save.error ?? forget.error;
  const submit = () => {
    setChecked(true);
    if (draft.parts === null || isSending) return;
    save.mutate(
      { kind, as_of: asOf, parts: draft.parts },
      {
        onSuccess: (changeId) => {
          onWritten(t('allocation.stored', { name }), changeId);
        },
      },
    );
  };
  const erase = () => {
    forget.mutate(kind, {
      onSuccess: (changeId) => {
        onWritten(t('allocation.forgotten', { name }), changeId);
      },
    });
  };
  return (
    <DraftForm
      action={t('ui.save')}
      isSending={isSending}
      onSubmit={submit}
      onCancel={onClose}
      onDelete={parts.length > 0 ? erase : undefined}
    >
      <div className={styles.day}>
        <Field
          label={t('allocation.as-of')}
          error={isChecked && draft.dayError ? t(draft.dayError) : undefined}
        >
          <DateInput value={asOf} onDay={setAsOf} />
        </Field>
      </div>
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <WeightLine
            key={line.id}
            line={line}
            count={index + 1}
            errors={isChecked ? draft.lineErrors.get(line.id) : undefined}
            hasFocus={line.id === begun}
            onChange={(changed) => {
              setLines(lines.map((one) => (one.id === line.id ? { ...one, ...changed } : one)));
            }}
            onDelete={() => {
              setLines(lines.filter(({ id }) => id !== line.id));
            }}
          />
        ))}
      </ol>
      <div className={styles.below}>
        <Button
          onClick={() => {
            setLines([...lines, { id: newestId + 1, name: '', percent: '' }]);
            setBegun(newestId + 1);
          }}
        >
          {t('allocation.add-part')}
        </Button>
        <p aria-live="polite">
          {t('allocation.together')}: <Percent value={draft.sum} unit="fraction" />
        </p>
      </div>
      <p className={styles.help}>{t('allocation.rest-open')}</p>
      {isChecked && draft.sumError && <Notice tone="wrong">{t(draft.sumError)}</Notice>}
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
    </DraftForm>
  );
}
