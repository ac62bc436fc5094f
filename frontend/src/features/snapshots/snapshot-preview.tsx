import type { LackingValue, SnapshotPreview as Preview } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import styles from './snapshot-dialogs.module.css';
import steps from '../../ui/file-steps.module.css';
import { snapshotRowColumns } from './snapshot-row-columns.tsx';

export interface SnapshotPreviewProps {
  readonly preview: Preview;
  readonly kindName: (code: string) => string;
  /** The figures are those of the moment before. */
  readonly isStale: boolean;
}

const INVESTMENTS = 'investments';

/** Whether a snapshot can be taken: never without its investments. */
export function canBeTaken({ assets }: Preview): boolean {
  return assets.some(({ asset_type: code }) => code === INVESTMENTS);
}

/** What a snapshot will hold before it is taken, kind by kind, and what it will lack and why. */
export function SnapshotPreview({ preview, kindName, isStale }: SnapshotPreviewProps) {
  const t = useT();
  const dates = useDateStyle();
  const { assets, left_out: lacking, total_value_eur: total } = preview;
  const isTold = canBeTaken(preview);
  const caption = t('snapshots.would-hold');
  return (
    <div className={styles.preview} aria-busy={isStale || undefined}>
      {lacking.length > 0 && (
        <Notice tone="warn">
          <p>{t(isTold ? 'snapshots.left-out' : 'snapshots.unvalued')}</p>
          <ul className={styles.lacking}>
            {lacking
              .filter(({ asset_type: code }) => isTold || code === INVESTMENTS)
              .map((one) => (
                <Lacking
                  key={[one.asset_type, one.asset_detail, one.isin].join(' ')}
                  lacking={one}
                  kindName={kindName}
                />
              ))}
          </ul>
        </Notice>
      )}
      {isTold && (
        <>
          <DataTable
            caption={caption}
            columns={snapshotRowColumns<Preview['assets'][number]>(
              t,
              kindName,
              ({ asset_detail: account, recorded_on: since }) => {
                const words = since && t('snapshots.recorded-since', { date: dateText(dates, since) });
                return [account, words].filter(Boolean).join(' · ') || null;
              },
            )}
            rows={assets}
            rowKey={({ asset_type: code, asset_detail: account }) => JSON.stringify([code, account])}
            rowName={({ asset_type: code }) => kindName(code)}
          />
          <p className={styles.total}>
            {t('snapshots.total')} <Amount value={total} currency="EUR" />
          </p>
          <RateUsed preview={preview} />
        </>
      )}
    </div>
  );
}

/** At which rate it is told in EUR, where anything is in CZK. */
function RateUsed({ preview }: { preview: Preview }) {
  const t = useT();
  const { assets, exchange_rate_used: rate, exchange_rate_date: day } = preview;
  if (rate === null || day === null || assets.every(({ currency }) => currency !== 'CZK')) return null;
  return (
    <p className={steps.file}>
      {t('snapshots.rate')}: <Quantity value={rate} digits={3} secret={false} /> · <Day date={day} />
    </p>
  );
}

const REASONS: Readonly<Record<Exclude<LackingValue['reason'], 'not_recorded'>, MessageKey>> = {
  no_price: 'snapshots.lacks-price',
  no_rate: 'snapshots.lacks-rate',
};

function Lacking({ lacking, kindName }: { lacking: LackingValue; kindName: (code: string) => string }) {
  const t = useT();
  const dates = useDateStyle();
  const { asset_type: code, asset_detail: account, isin, reason, known_from: from } = lacking;
  return (
    <li>
      {[kindName(code), account, isin].filter(Boolean).join(' · ')}:{' '}
      {reason === 'not_recorded'
        ? t('snapshots.lacks-record', { date: from === null ? '' : dateText(dates, from) })
        : t(REASONS[reason])}
    </li>
  );
}
