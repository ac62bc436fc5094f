import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { submitKeys } from '../../keyboard/command-key.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TimeInput } from '../../ui/time-input.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { type MomentDraft, type MomentFields, momentDraft } from './draft.ts';
import { snapshotPreviewQuery, useTakeSnapshot } from './queries.ts';
import styles from './snapshot-dialogs.module.css';
import steps from '../../ui/file-steps.module.css';
import { canBeTaken, SnapshotPreview } from './snapshot-preview.tsx';

export interface TakeSnapshotDialogProps {
  readonly today: string;
  readonly kindName: (code: string) => string;
  readonly onClose: () => void;
  readonly onTaken: (moment: string, changeId: number | null) => void;
}

/** Keeps what everything is worth now, or was worth on the day of another moment; shows it before. */
export function TakeSnapshotDialog({ today, kindName, onClose, onTaken }: TakeSnapshotDialogProps) {
  const t = useT();
  const initial: MomentFields = { when: 'now', day: today, time: '' };
  const { draft: fields, change, drop } = useKeptDraft('snapshot-draft', initial);
  const [isTried, setTried] = useState(false);
  const take = useTakeSnapshot();
  const { errors, moment } = momentDraft(fields);
  const isMoment = Object.keys(errors).length === 0;
  const preview = useQuery({ ...snapshotPreviewQuery(moment), enabled: isMoment });
  const isUntold = isMoment && preview.data !== undefined && !canBeTaken(preview.data);
  const isTaken = take.error instanceof ApiProblem && take.error.status === 409;
  const submit = (replace: boolean) => {
    setTried(true);
    if (!isMoment || isUntold || take.isPending) return;
    take.mutate(
      { moment, replace },
      {
        onSuccess: ({ taken, changeId }) => {
          drop();
          onTaken(taken.snapshot_date, changeId);
        },
      },
    );
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    submit(false);
  };
  const onChange = (changed: Partial<MomentFields>) => {
    change(changed);
    take.reset();
  };
  return (
    <Dialog title={t('snapshots.take')} onClose={onClose}>
      <form
        noValidate
        className={styles.form}
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSubmit(event);
        }}
      >
        <p className={steps.help}>{t('snapshots.take-help')}</p>
        <Segmented
          label={t('snapshots.when')}
          options={[
            { value: 'now', words: t('snapshots.now') },
            { value: 'other', words: t('snapshots.other-moment') },
          ]}
          value={fields.when}
          onChange={(when) => {
            onChange({ when });
          }}
        />
        {fields.when === 'other' && (
          <MomentInputs fields={fields} errors={isTried ? errors : {}} onChange={onChange} />
        )}
        {isMoment && preview.error && <Notice tone="wrong">{errorWords(t, preview.error)}</Notice>}
        {isMoment && preview.data && (
          <SnapshotPreview preview={preview.data} kindName={kindName} isStale={preview.isPlaceholderData} />
        )}
        {take.error && <Notice tone={isTaken ? 'warn' : 'wrong'}>{errorWords(t, take.error)}</Notice>}
        <Actions
          isTaken={isTaken}
          isWaiting={take.isPending || isUntold}
          onCancel={onClose}
          onReplace={() => {
            submit(true);
          }}
        />
      </form>
    </Dialog>
  );
}

interface ActionsProps {
  /** The moment has a snapshot already. */
  readonly isTaken: boolean;
  /** It is being taken, or cannot be. */
  readonly isWaiting: boolean;
  readonly onCancel: () => void;
  readonly onReplace: () => void;
}

function Actions({ isTaken, isWaiting, onCancel, onReplace }: ActionsProps) {
  const t = useT();
  return (
    <DialogActions>
      <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      {isTaken ? (
        <Button look="danger" onClick={onReplace}>
          {t('snapshots.replace')}
        </Button>
      ) : (
        <Button look="primary" type="submit" data-autofocus aria-disabled={isWaiting}>
          {t('snapshots.take')} <Kbd on="accent" keys={submitKeys()} />
        </Button>
      )}
    </DialogActions>
  );
}

interface MomentInputsProps {
  readonly fields: MomentFields;
  readonly errors: MomentDraft['errors'];
  readonly onChange: (changed: Partial<MomentFields>) => void;
}

function MomentInputs({ fields, errors, onChange }: MomentInputsProps) {
  const t = useT();
  return (
    <div className={styles.pair}>
      <Field label={t('snapshots.day')} error={errors.day && t(errors.day)}>
        <DateInput
          value={fields.day}
          onDay={(day) => {
            onChange({ day });
          }}
        />
      </Field>
      <Field label={t('snapshots.time')} error={errors.time && t(errors.time)}>
        <TimeInput
          text={fields.time}
          onText={(time) => {
            onChange({ time });
          }}
        />
      </Field>
    </div>
  );
}
