import { useRef } from 'react';
import { dateText } from '../../format/date.ts';
import { fileSizeText } from '../../format/file-size.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { countedWords } from './counted-words.ts';
import { FileProblem } from './file-problem.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { type PortfolioImportState, usePortfolioImport } from './use-portfolio-import.ts';

export interface PortfolioImportProps {
  readonly onBrought: (words: string, changeId: number) => void;
}

/** Brings the file of a whole portfolio in: what is in it is shown before anything is stored. */
export function PortfolioImport({ onBrought }: PortfolioImportProps) {
  const t = useT();
  const { state, read, store, restart } = usePortfolioImport();
  return (
    <SettingRow name={t('settings.bring-in')} hint={t('settings.bring-in-hint')}>
      <div className={styles.steps}>
        {state.step === 'choosing' && (
          <>
            {state.problem && <FileProblem problem={state.problem} />}
            <ChooseFile onFile={(file) => void read(file)} />
          </>
        )}
        {'sent' in state && <Working state={state} />}
        {state.step === 'read' && (
          <Found
            state={state}
            onRestart={restart}
            onStore={() => {
              const { file, report } = state;
              void store().then((changeId) => {
                if (changeId === null) return;
                const values = { count: report.total_rows, file: file.name };
                onBrought(t('settings.brought-in', values), changeId);
              });
            }}
          />
        )}
      </div>
    </SettingRow>
  );
}

function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onClick={() => {
          input.current?.click();
        }}
      >
        {t('settings.choose-export')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('settings.bring-in')}
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

function Working({ state }: { state: Extract<PortfolioImportState, { sent: number }> }) {
  const t = useT();
  const locale = useLocale();
  const { file, sent, step } = state;
  if (sent < 1) {
    const values = { file: file.name, size: fileSizeText(locale, file.size) };
    return <Progress words={t('settings.sending-export', values)} fraction={sent} />;
  }
  const words =
    step === 'reading' ? t('settings.reading-export', { file: file.name }) : t('settings.storing-export');
  return <Progress words={words} />;
}

interface FoundProps {
  readonly state: Extract<PortfolioImportState, { step: 'read' }>;
  readonly onRestart: () => void;
  readonly onStore: () => void;
}

function Found({ state: { file, report, problem }, onRestart, onStore }: FoundProps) {
  const t = useT();
  const dates = useDateStyle();
  const { nouns, past_rows: past, told_closes: told } = report;
  const lines = [
    ...nouns.filter(({ rows }) => rows > 0).map(({ noun, rows }) => countedWords(t, noun, rows)),
    ...(past > 0 ? [t('settings.past-values', { count: past })] : []),
    ...(told > 0 ? [t('settings.told-closes', { count: told })] : []),
  ];
  const made = dateText(dates, report.made_at.slice(0, 10));
  return (
    <>
      {problem && <FileProblem problem={problem} />}
      <p role="status">{t('settings.in-file', { file: file.name, made })}</p>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {report.is_identical && <p>{t('settings.same-already')}</p>}
      <div className={styles.links}>
        <Button look="primary" disabled={report.is_identical} onClick={onStore}>
          {t('settings.store-export', { count: report.total_rows })}
        </Button>
        <Button onClick={onRestart}>{t('settings.another-export')}</Button>
      </div>
    </>
  );
}
