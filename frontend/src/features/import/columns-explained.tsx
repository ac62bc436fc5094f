import { useMemo, useState } from 'react';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './columns-explained.module.css';
import { type Lacking, lackingOf, type MappingDraft } from './draft.ts';
import { LeftOutRows } from './left-out-rows.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { useMappingPreview } from './use-mapping-preview.ts';
import { rowVerdicts } from './verdicts.ts';
import { VerdictTable } from './verdict-table.tsx';

const LACKING_WORDS = {
  date: 'import.map-needs-date',
  instrument: 'import.map-needs-instrument',
  broker: 'import.map-needs-broker',
} as const satisfies Record<Lacking, MessageKey>;

export interface ColumnsExplainedProps {
  readonly file: File;
  readonly draft: MappingDraft;
  readonly problem: Error | null;
  readonly onRestart: () => void;
  readonly onStore: (draft: MappingDraft) => void;
}

/** Says what the columns of a table tell, with what would become of every row below. Nothing is stored before the last button. */
export function ColumnsExplained({
  file,
  draft: guessed,
  problem,
  onRestart,
  onStore,
}: ColumnsExplainedProps) {
  const t = useT();
  const locale = useLocale();
  const [draft, setDraft] = useState(guessed);
  const lacking = lackingOf(draft);
  const { report, error, isReading } = useMappingPreview(file, draft);
  const rows = useMemo(() => (report ? rowVerdicts(report) : []), [report]);
  const shown = lacking === null && error === null ? report : null;
  const wrong = problem ?? error;
  return (
    <div className={styles.form}>
      <header className={styles.part}>
        <h2>{t('import.map-title')}</h2>
        <p className={styles.quiet}>{t('import.map-help', { file: file.name })}</p>
      </header>
      <MappingFields draft={draft} onChange={setDraft} />
      {wrong && <Notice tone="wrong">{errorWords(t, wrong)}</Notice>}
      <div className={styles.summary}>
        <p className={styles.verdict} role="status" aria-busy={isReading}>
          {lacking !== null
            ? t(LACKING_WORDS[lacking])
            : shown
              ? t('import.will-be', {
                  count: countText(locale, shown.successful),
                  total: countText(locale, shown.total_rows),
                })
              : isReading && t('import.reading', { file: file.name })}
        </p>
        <div className={styles.actions}>
          <Button onClick={onRestart}>{t('import.another')}</Button>
          <Button
            look="primary"
            disabled={isReading || !shown || shown.successful === 0}
            onClick={() => {
              onStore(draft);
            }}
          >
            {t('import.store', { count: shown?.successful ?? 0 })}
          </Button>
        </div>
      </div>
      {shown && (
        <>
          <VerdictTable rows={rows} />
          <LeftOutRows rows={shown.left_out} />
        </>
      )}
    </div>
  );
}
