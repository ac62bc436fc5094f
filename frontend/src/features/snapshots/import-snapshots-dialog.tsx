import { useState } from 'react';
import type { SnapshotImportReport } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSendSnapshots } from './queries.ts';
import styles from './snapshot-dialogs.module.css';
import steps from '../../ui/file-steps.module.css';
import { SnapshotVerdictTable } from './snapshot-verdict-table.tsx';

export interface ImportSnapshotsDialogProps {
  readonly kindName: (code: string) => string;
  readonly onClose: () => void;
  readonly onImported: (report: SnapshotImportReport, changeId: number | null) => void;
}

/** Brings a table of snapshots in: file, every row with its verdict, result. Nothing is stored before the last button. */
export function ImportSnapshotsDialog({ kindName, onClose, onImported }: ImportSnapshotsDialogProps) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [withDuplicates, setWithDuplicates] = useState(false);
  const [sent, setSent] = useState(0);
  const check = useSendSnapshots(setSent);
  const store = useSendSnapshots(setSent);
  const look = (chosen: File, again: boolean) => {
    setFile(chosen);
    setWithDuplicates(again);
    store.reset();
    check.mutate({ file: chosen, dryRun: true, withDuplicates: again });
  };
  const keep = () => {
    if (!file || store.isPending) return;
    store.mutate(
      { file, dryRun: false, withDuplicates },
      {
        onSuccess: ({ report, changeId }) => {
          onImported(report, changeId ?? report.change_id);
        },
      },
    );
  };
  const isWorking = check.isPending || store.isPending;
  const problem = check.error ?? store.error;
  const report = check.data?.report;
  return (
    <Dialog title={t('snapshots.import')} wide onClose={onClose}>
      <div className={steps.steps}>
        {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
        {isWorking && file && (
          <Progress
            words={t('snapshots.reading', { file: file.name })}
            {...(sent < 1 ? { fraction: sent } : {})}
          />
        )}
        {!report && !isWorking && <Choosing onFile={(chosen) => look(chosen, false)} />}
        {report && !isWorking && file && (
          <Checked
            file={file}
            report={report}
            withDuplicates={withDuplicates}
            kindName={kindName}
            onDuplicates={(again) => look(file, again)}
            onOther={check.reset}
            onStore={keep}
          />
        )}
      </div>
    </Dialog>
  );
}

function Choosing({ onFile }: { onFile: (file: File) => void }) {
  const t = useT();
  return (
    <>
      <FileDrop label={t('snapshots.file')} onFile={onFile} />
      <p className={steps.help}>{t('snapshots.import-help')}</p>
    </>
  );
}

interface CheckedProps {
  readonly file: File;
  readonly report: SnapshotImportReport;
  readonly withDuplicates: boolean;
  readonly kindName: (code: string) => string;
  readonly onDuplicates: (again: boolean) => void;
  readonly onOther: () => void;
  readonly onStore: () => void;
}

function Checked(props: CheckedProps) {
  const { file, report, withDuplicates, kindName, onDuplicates, onOther, onStore } = props;
  const t = useT();
  const { successful, failed, skipped, total_rows: total } = report;
  return (
    <>
      <div>
        <p className={steps.verdict}>{t('snapshots.will-be-imported', { count: successful, total })}</p>
        <p className={steps.file}>
          {file.name}
          {skipped.length > 0 && ` · ${t('snapshots.rows-skipped', { count: skipped.length })}`}
          {failed > 0 && (
            <span className={steps.refused}> · {t('snapshots.rows-refused', { count: failed })}</span>
          )}
        </p>
      </div>
      {(skipped.length > 0 || withDuplicates) && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={withDuplicates}
            onChange={(event) => {
              onDuplicates(event.target.checked);
            }}
          />
          {t('snapshots.again')}
        </label>
      )}
      <DialogActions aside={<Button onClick={onOther}>{t('snapshots.other-file')}</Button>}>
        <Button look="primary" disabled={successful === 0} onClick={onStore}>
          {t('snapshots.import-rows', { count: successful })}
        </Button>
      </DialogActions>
      <SnapshotVerdictTable report={report} kindName={kindName} />
    </>
  );
}
