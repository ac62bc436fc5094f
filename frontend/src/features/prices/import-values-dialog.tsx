import { useState } from 'react';
import type { DatedValuesReport } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import styles from './import-values-dialog.module.css';
import steps from '../../ui/file-steps.module.css';
import { useSendValues, type ValueKind } from './queries.ts';
import { RefusedRowsTable } from './refused-rows-table.tsx';

export interface ImportValuesDialogProps {
  readonly kind: ValueKind;
  readonly onClose: () => void;
  readonly onImported: (count: number, changeId: number | null) => void;
}

const WORDS = {
  prices: { title: 'prices.import-prices', help: 'prices.prices-file-help' },
  'exchange-rates': { title: 'prices.import-rates', help: 'prices.rates-file-help' },
} as const satisfies Record<ValueKind, Record<'title' | 'help', MessageKey>>;

/** Brings closes or rates in: file, what would be stored and which rows are refused, result. Nothing is stored before the last button. */
export function ImportValuesDialog({ kind, onClose, onImported }: ImportValuesDialogProps) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const check = useSendValues(kind, setSent);
  const store = useSendValues(kind, setSent);
  const isWorking = check.isPending || store.isPending;
  const problem = check.error ?? store.error;
  const report = check.data?.report;
  return (
    <Dialog title={t(WORDS[kind].title)} wide onClose={onClose}>
      <div className={steps.steps}>
        {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
        {isWorking && file && (
          <Progress
            words={t('prices.reading', { file: file.name })}
            {...(sent < 1 ? { fraction: sent } : {})}
          />
        )}
        {!report && !isWorking && (
          <>
            <FileDrop
              label={t('prices.file')}
              onFile={(chosen) => {
                setFile(chosen);
                store.reset();
                check.mutate({ file: chosen, dryRun: true });
              }}
            />
            <p className={steps.help}>{t(WORDS[kind].help)}</p>
          </>
        )}
        {report && !isWorking && file && (
          <Checked
            file={file}
            report={report}
            onOther={check.reset}
            onStore={() => {
              store.mutate(
                { file, dryRun: false },
                {
                  onSuccess: ({ report: { created, updated, change_id: id }, changeId }) => {
                    onImported(created + updated, changeId ?? id);
                  },
                },
              );
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

interface CheckedProps {
  readonly file: File;
  readonly report: DatedValuesReport;
  readonly onOther: () => void;
  readonly onStore: () => void;
}

function Checked({ file, report, onOther, onStore }: CheckedProps) {
  const t = useT();
  const { created, updated, unchanged, failed, total_rows: total } = report;
  const count = created + updated;
  return (
    <>
      <div>
        <p className={steps.verdict}>{t('prices.will-be-stored', { count, total })}</p>
        <p className={steps.file}>
          {file.name}
          {unchanged > 0 && ` · ${t('prices.rows-unchanged', { count: unchanged })}`}
          {failed > 0 && (
            <span className={steps.refused}> · {t('prices.rows-refused', { count: failed })}</span>
          )}
        </p>
      </div>
      <div className={styles.actions}>
        <Button onClick={onOther}>{t('prices.other-file')}</Button>
        <span className={styles.space} />
        <Button look="primary" disabled={count === 0} onClick={onStore}>
          {t('prices.store-rows', { count })}
        </Button>
      </div>
      {failed > 0 && <RefusedRowsTable errors={report.errors} />}
    </>
  );
}
