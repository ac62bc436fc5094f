import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { AmountCell } from '../../ui/amount-cell.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { rateDraft } from './draft.ts';
import { useSetExchangeRate } from './queries.ts';
import styles from './rate-line.module.css';

export interface RateLineProps {
  readonly rate: string;
  /** Null while the default holds. */
  readonly updatedAt: string | null;
  readonly onSaved: (changeId: number | null) => void;
}

/** How many CZK one EUR is, edited where it stands. */
export function RateLine({ rate, updatedAt, onSaved }: RateLineProps) {
  const t = useT();
  const set = useSetExchangeRate();
  return (
    <div className={styles.line}>
      <span className={styles.words}>{t('other-assets.rate')}</span>
      <span className={styles.rate}>
        1 EUR ={' '}
        <AmountCell
          action={t('other-assets.edit-rate')}
          label={t('other-assets.rate-label')}
          edit={() => ({
            text: rate,
            read: (text) => {
              const draft = rateDraft(text);
              return 'error' in draft ? { error: t(draft.error) } : draft;
            },
          })}
          draftKey="exchange-rate-draft"
          basis={updatedAt}
          onSave={async (rate, basedOn) => {
            const { writtenAt, changeId } = await set.mutateAsync({ rate, basedOn });
            onSaved(changeId);
            return writtenAt;
          }}
        >
          <span className={styles.figure}>
            <Quantity value={rate} digits={columnDigits([rate], 2)} secret={false} />
          </span>
        </AmountCell>{' '}
        CZK
      </span>
      <span className={styles.words}>{t('other-assets.rate-hint')}</span>
    </div>
  );
}
