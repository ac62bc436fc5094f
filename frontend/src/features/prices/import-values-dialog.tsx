import type { DatedValuesReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { FileImportDialog } from '../../ui/file-import-dialog.tsx';
import steps from '../../ui/file-steps.module.css';
import { sendValues, type ValueKind } from './queries.ts';
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

const countOf = ({ created, updated }: DatedValuesReport) => created + updated;

/** Brings closes or rates in. */
export function ImportValuesDialog({ kind, onClose, onImported }: ImportValuesDialogProps) {
  const t = useT();
  return (
    <FileImportDialog<DatedValuesReport>
      title={t(WORDS[kind].title)}
      help={t(WORDS[kind].help)}
      send={async (sent, onProgress) => await sendValues(kind, sent, onProgress)}
      verdict={(report, file) => ({
        words: <ValuesRead report={report} file={file} />,
        store: t('prices.store-rows', { count: countOf(report) }),
        canStore: countOf(report) > 0,
        more: report.failed > 0 && <RefusedRowsTable errors={report.errors} />,
      })}
      onClose={onClose}
      onStored={({ report, changeId }) => {
        onImported(countOf(report), changeId ?? report.change_id);
      }}
    />
  );
}

function ValuesRead({ report, file }: { report: DatedValuesReport; file: File }) {
  const t = useT();
  const { unchanged, failed, total_rows: total } = report;
  return (
    <div>
      <p className={steps.verdict}>{t('prices.will-be-stored', { count: countOf(report), total })}</p>
      <p className={steps.file}>
        {file.name}
        {unchanged > 0 && ` · ${t('prices.rows-unchanged', { count: unchanged })}`}
        {failed > 0 && (
          <span className={steps.refused}> · {t('prices.rows-refused', { count: failed })}</span>
        )}
      </p>
    </div>
  );
}
