import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { ImportReport } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { fileSizeText } from '../../format/file-size.ts';
import { useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ColumnsExplained } from './columns-explained.tsx';
import { LeftOutRows } from './left-out-rows.tsx';
import styles from './statement-import.module.css';
import { type ImportState, type StatementImport, useStatementImport } from './use-statement-import.ts';
import { RememberedMappings } from './remembered-mappings.tsx';
import { mappingsQuery } from './queries.ts';
import { rowVerdicts } from './verdicts.ts';
import { VerdictTable } from './verdict-table.tsx';

export interface StatementImportProps {
  readonly onImported: (words: string, changeId: number | null) => void;
  readonly onForgotten: (words: string, changeId: number | null) => void;
  /** Where to go when the trades are in. */
  readonly nextStep: ReactNode;
}

/** Brings a statement in: file, every row with its verdict, result. Nothing is stored before the last button. */
export function StatementImportSteps({ onImported, onForgotten, nextStep }: StatementImportProps) {
  const statement = useStatementImport();
  const t = useT();
  const { state } = statement;
  const stored = (report: ImportReport | null, file: File) => {
    if (report === null) return;
    onImported(t('import.done-from', { count: report.successful, file: file.name }), report.change_id);
  };
  if (state.step === 'choosing')
    return <Choosing problem={state.problem} statement={statement} onForgotten={onForgotten} />;
  if (state.step === 'explaining')
    return (
      <ColumnsExplained
        file={state.file}
        draft={state.draft}
        problem={state.problem}
        onRestart={statement.restart}
        onStore={(draft) => {
          void statement.storeExplained(draft).then((report) => {
            stored(report, state.file);
          });
        }}
      />
    );
  if ('sent' in state) return <Working state={state} />;
  if (state.step === 'done') return <Done state={state} statement={statement} nextStep={nextStep} />;
  return (
    <Checked
      state={state}
      statement={statement}
      onStore={() => {
        void statement.store().then((report) => {
          stored(report, state.file);
        });
      }}
    />
  );
}

/** Names of exports; what they are shows their content. */
const ACCEPTED = '.csv,.txt,.json,.xml,text/csv';

interface ChoosingProps {
  readonly problem: Error | null;
  readonly statement: StatementImport;
  readonly onForgotten: StatementImportProps['onForgotten'];
}

function Choosing({ problem, statement, onForgotten }: ChoosingProps) {
  const t = useT();
  return (
    <div className={styles.step}>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      <FileDrop
        isPage
        label={t('import.file')}
        accept={ACCEPTED}
        onFile={(file) => {
          void statement.check(file);
        }}
      />
      <p className={styles.help}>{t('import.help')}</p>
      <RememberedMappings onForgotten={onForgotten} />
    </div>
  );
}

function Working({ state }: { state: Extract<ImportState, { sent: number }> }) {
  const t = useT();
  const locale = useLocale();
  const { file, sent, step } = state;
  if (sent < 1) {
    const values = { file: file.name, size: fileSizeText(locale, file.size) };
    return <Progress words={t('import.sending', values)} fraction={sent} />;
  }
  return (
    <Progress words={step === 'checking' ? t('import.reading', { file: file.name }) : t('import.storing')} />
  );
}

interface CheckedProps {
  readonly state: Extract<ImportState, { step: 'checked' }>;
  readonly statement: StatementImport;
  readonly onStore: () => void;
}

function Checked({ state, statement, onStore }: CheckedProps) {
  const { file, report, withDuplicates, problem } = state;
  const t = useT();
  const locale = useLocale();
  const rows = useMemo(() => rowVerdicts(report), [report]);
  const { successful } = report;
  const isExplained = report.kind === 'mapped-csv';
  const remembered = useQuery({ ...mappingsQuery, enabled: isExplained }).data;
  return (
    <div className={styles.step}>
      <div className={styles.summary}>
        <div>
          <p className={styles.verdict}>
            {t('import.will-be', {
              count: countText(locale, successful),
              total: countText(locale, report.total_rows),
            })}
          </p>
          <p className={styles.file}>
            {t('import.recognised', { broker: report.broker })}
            {' · '}
            {file.name}
            <Leftover report={report} />
          </p>
        </div>
        <div className={styles.actions}>
          {isExplained && remembered && (
            <Button
              onClick={() => {
                void statement.explain(file, remembered);
              }}
            >
              {t('import.map-change')}
            </Button>
          )}
          <Button onClick={statement.restart}>{t('import.another')}</Button>
          <Button look="primary" disabled={successful === 0} onClick={onStore}>
            {t('import.store', { count: successful })}
          </Button>
        </div>
      </div>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      {(report.skipped.length > 0 || withDuplicates) && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={withDuplicates}
            onChange={(event) => {
              void statement.check(file, event.target.checked);
            }}
          />
          {t('import.again')}
        </label>
      )}
      <VerdictTable rows={rows} />
      <LeftOutRows rows={report.left_out} />
    </div>
  );
}

function Leftover({ report }: { report: ImportReport }) {
  const t = useT();
  const { skipped, failed, left_out: leftOut } = report;
  return (
    <>
      {skipped.length > 0 && ` · ${t('import.skipped', { count: skipped.length })}`}
      {leftOut.length > 0 && ` · ${t('import.left-out', { count: leftOut.length })}`}
      {failed > 0 && (
        <span className={styles.refused}>
          {' · '}
          {t('import.refused', { count: failed })}
        </span>
      )}
    </>
  );
}

interface DoneProps {
  readonly state: Extract<ImportState, { step: 'done' }>;
  readonly statement: StatementImport;
  readonly nextStep: ReactNode;
}

function Done({ state: { report, file }, statement, nextStep }: DoneProps) {
  const t = useT();
  return (
    <div className={styles.step}>
      <div>
        <h2>{t('import.done', { count: report.successful })}</h2>
        <p className={styles.file}>
          {file.name}
          <Leftover report={report} />
        </p>
      </div>
      <p className={styles.help}>{t('import.next')}</p>
      <div className={styles.actions}>
        {nextStep}
        <Button onClick={statement.restart}>{t('import.another')}</Button>
      </div>
      {report.errors.length > 0 && (
        <VerdictTable rows={rowVerdicts({ ...report, results: [], skipped: [] })} />
      )}
    </div>
  );
}
