import type { SnapshotSummary } from '../../api/wire.ts';
import { instantDayText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Why } from '../../ui/why.tsx';
import styles from '../../ui/hero.module.css';
import { growthQuestion, snapshotQuestion } from './growth-question.ts';
import { useMomentText } from './use-moment-text.ts';

/**
 * What everything came to at the newest snapshot, and how it has grown since the oldest one shown: in money alone and
 * without a colour, because most of it was put in.
 */
export function GrowthHero({ newest, oldest }: { newest: SnapshotSummary; oldest: SnapshotSummary }) {
  const t = useT();
  const momentText = useMomentText();
  const dates = useDateStyle();
  return (
    <div>
      <p className={styles.label}>{t('snapshots.total-as-of', { date: momentText(newest.snapshot_date) })}</p>
      <p className={styles.figure}>
        <Why {...snapshotQuestion('snapshot_total_value_eur', newest)}>
          <Amount value={newest.total_value_eur} currency="EUR" faded />
        </Why>
      </p>
      {newest !== oldest && (
        <p className={styles.change}>
          <Delta
            value={newest.absolute_change_from_oldest}
            currency="EUR"
            withSymbol={false}
            favourable="neither"
            why={growthQuestion('absolute_change_from_oldest', newest, oldest)}
          />
          <span>{t('snapshots.since', { date: instantDayText(dates, oldest.snapshot_date) })}</span>
        </p>
      )}
    </div>
  );
}
