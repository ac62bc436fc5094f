import { type ReactNode, useMemo } from 'react';
import type { ImportReport } from '../../api/wire.ts';
import { countedText, countText } from '../../format/count.ts';
import { fileSizeText } from '../../format/file-size.ts';
import { useLocale } from '../../format/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { FileDrop } from './file-drop.tsx';
import styles from './statement-import.module.css';
import { type ImportState, type StatementImport, useStatementImport } from './use-statement-import.ts';
import { rowVerdicts } from './verdicts.ts';
import { VerdictTable } from './verdict-table.tsx';

export interface StatementImportProps {
  readonly onImported: (words: string, changeId: number | null) => void;
  /** Where to go when the trades are in. */
  readonly nextStep: ReactNode;
}

/** Brings a statement in: file, every row with its verdict, result. Nothing is stored before the last button. */
export function StatementImportSteps({ onImported, nextStep }: StatementImportProps) {
  const statement = useStatementImport();
  const locale = useLocale();
  const { state } = statement;
  if (state.step === 'choosing') return <Choosing problem={state.problem} statement={statement} />;
  if ('sent' in state) return <Working state={state} />;
  if (state.step === 'done') return <Done state={state} statement={statement} nextStep={nextStep} />;
  return (
    <Checked
      state={state}
      statement={statement}
      onStore={() => {
        void statement.store().then((report) => {
          if (report === null) return;
          const words = `Imported ${countedText(locale, report.successful, 'trade', 'trades')} from ${state.file.name}`;
          onImported(words, report.change_id);
        });
      }}
    />
  );
}

function Choosing({ problem, statement }: { problem: Error | null; statement: StatementImport }) {
  return (
    <div className={styles.step}>
      {problem && <Notice tone="wrong">{problem.message}</Notice>}
      <FileDrop
        onFile={(file) => {
          void statement.check(file);
        }}
      />
      <p className={styles.help}>
        DEGIRO: Inbox → Account overview → Transactions → Export → CSV. Any of its languages will do. You see
        every row before anything is stored, rows that are already here are skipped, and the whole import can
        be undone.
      </p>
    </div>
  );
}

function Working({ state }: { state: Extract<ImportState, { sent: number }> }) {
  const locale = useLocale();
  const { file, sent, step } = state;
  if (sent < 1) {
    return <Progress words={`Sending ${file.name}, ${fileSizeText(locale, file.size)}`} fraction={sent} />;
  }
  return <Progress words={step === 'checking' ? `Reading ${file.name}` : 'Storing the trades'} />;
}

interface CheckedProps {
  readonly state: Extract<ImportState, { step: 'checked' }>;
  readonly statement: StatementImport;
  readonly onStore: () => void;
}

function Checked({ state, statement, onStore }: CheckedProps) {
  const { file, report, withDuplicates, problem } = state;
  const locale = useLocale();
  const rows = useMemo(() => rowVerdicts(report), [report]);
  const { successful } = report;
  return (
    <div className={styles.step}>
      <div className={styles.summary}>
        <div>
          <p className={styles.verdict}>
            {countText(locale, successful)} of {countText(locale, report.total_rows)} will be imported
          </p>
          <p className={styles.file}>
            {file.name}
            <Leftover report={report} />
          </p>
        </div>
        <div className={styles.actions}>
          <Button onClick={statement.restart}>Another file</Button>
          <Button look="primary" disabled={successful === 0} onClick={onStore}>
            Import {countedText(locale, successful, 'trade', 'trades')}
          </Button>
        </div>
      </div>
      {problem && <Notice tone="wrong">{problem.message}</Notice>}
      {(report.skipped.length > 0 || withDuplicates) && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={withDuplicates}
            onChange={(event) => {
              void statement.check(file, event.target.checked);
            }}
          />
          Import rows again that are already here
        </label>
      )}
      <VerdictTable rows={rows} />
    </div>
  );
}

function Leftover({ report }: { report: ImportReport }) {
  const locale = useLocale();
  const { skipped, failed } = report;
  return (
    <>
      {skipped.length > 0 && ` · ${countText(locale, skipped.length)} skipped`}
      {failed > 0 && <span className={styles.refused}> · {countText(locale, failed)} refused</span>}
    </>
  );
}

interface DoneProps {
  readonly state: Extract<ImportState, { step: 'done' }>;
  readonly statement: StatementImport;
  readonly nextStep: ReactNode;
}

function Done({ state: { report, file }, statement, nextStep }: DoneProps) {
  const locale = useLocale();
  return (
    <div className={styles.step}>
      <div>
        <h2>Imported {countedText(locale, report.successful, 'trade', 'trades')}.</h2>
        <p className={styles.file}>
          {file.name}
          <Leftover report={report} />
        </p>
      </div>
      <p className={styles.help}>
        What they cost is known now. What they are worth today you enter on the dashboard, in the column
        Market value.
      </p>
      <div className={styles.actions}>
        {nextStep}
        <Button onClick={statement.restart}>Another file</Button>
      </div>
      {report.errors.length > 0 && (
        <VerdictTable rows={rowVerdicts({ ...report, results: [], skipped: [] })} />
      )}
    </div>
  );
}
