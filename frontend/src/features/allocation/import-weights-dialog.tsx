import type { FundFileReport } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { percentParts } from '../../format/percent.ts';
import { useT } from '../../i18n/language.tsx';
import { FileImportDialog } from '../../ui/file-import-dialog.tsx';
import { Percent } from '../../ui/percent.tsx';
import styles from './import-weights-dialog.module.css';
import { KIND_WORDS } from './kind-words.ts';
import { sendFundFile } from './queries.ts';

export interface ImportWeightsDialogProps {
  readonly isin: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onStored: (changeId: number | null) => void;
}

/** Brings in what a fund holds. */
export function ImportWeightsDialog({ isin, name, onClose, onStored }: ImportWeightsDialogProps) {
  const t = useT();
  return (
    <FileImportDialog<FundFileReport>
      title={t('allocation.import-of', { name })}
      help={t('allocation.file-help')}
      send={async (sent, onProgress) => await sendFundFile(isin, sent, onProgress)}
      verdict={(report) => ({
        words: <WeightsRead report={report} />,
        store: t('allocation.import'),
        canStore: true,
      })}
      onClose={onClose}
      onStored={({ report, changeId }) => {
        onStored(changeId ?? report.change_id);
      }}
    />
  );
}

function WeightsRead({ report: { rows, sum, tolerance, cash, breakdowns } }: { report: FundFileReport }) {
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
    </>
  );
}
