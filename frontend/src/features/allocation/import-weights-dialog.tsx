import { useState } from 'react';
import type { FundFileReport } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { percentParts } from '../../format/percent.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Progress } from '../../ui/progress.tsx';
import styles from './import-weights-dialog.module.css';
import { KIND_WORDS } from './kind-words.ts';
import { useSendFundFile } from './queries.ts';

export interface ImportWeightsDialogProps {
  readonly isin: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onStored: (changeId: number | null) => void;
}

/** Brings in what a fund holds: file, what was read of it, result. Nothing is stored before the last button. */
export function ImportWeightsDialog({ isin, name, onClose, onStored }: ImportWeightsDialogProps) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const check = useSendFundFile(isin, setSent);
  const store = useSendFundFile(isin, setSent);
  const isWorking = check.isPending || store.isPending;
  const problem = check.error ?? store.error;
  const report = check.data?.report;
  return (
    <Dialog title={t('allocation.import-of', { name })} wide onClose={onClose}>
      <div className={styles.steps}>
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
            <p className={styles.help}>{t('allocation.file-help')}</p>
          </>
        )}
        {report && !isWorking && file && (
          <Checked
            report={report}
            onOther={check.reset}
            onStore={() => {
              store.mutate(
                { file, dryRun: false },
                {
                  onSuccess: ({ report: { change_id: id }, changeId }) => {
                    onStored(changeId ?? id);
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
  readonly report: FundFileReport;
  readonly onOther: () => void;
  readonly onStore: () => void;
}

function Checked({ report: { rows, sum, tolerance, cash, breakdowns }, onOther, onStore }: CheckedProps) {
  const t = useT();
  const locale = useLocale();
  const inPercent = (value: string) =>
    percentParts(locale, value, { unit: 'fraction', digits: 2 })
      .map((part) => part.value)
      .join('');
  const told = { sum: inPercent(sum), tolerance: inPercent(tolerance) };
  return (
    <>
      <p>{t('allocation.will-be-stored', { count: rows, ...told })}</p>
      {breakdowns.map(({ kind, parts }) => (
        <section key={kind}>
          <h3>{t(KIND_WORDS[kind])}</h3>
          <ul className={styles.parts}>
            {parts.slice(0, 5).map(({ name, weight }) => (
              <li key={name}>
                {name} <Percent value={weight} unit="fraction" />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        {t('allocation.cash')} <Percent value={cash} unit="fraction" />
      </p>
      <DialogActions aside={<Button onClick={onOther}>{t('prices.other-file')}</Button>}>
        <Button look="primary" onClick={onStore}>
          {t('allocation.import')}
        </Button>
      </DialogActions>
    </>
  );
}
