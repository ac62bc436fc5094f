import { API_ORIGIN } from '../../api/client.ts';
import type { RateState } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { useDeleteRate } from '../../features/prices/queries.ts';
import { RatesTable } from '../../features/prices/rates-table.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { useNavigate } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import styles from './prices-page.module.css';
import sections from './sections.module.css';

/** The exchange rates that are known, and what can be done with them. */
export function RatesSection({ rates }: { rates: readonly RateState[] }) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const remove = useDeleteRate();
  return (
    <section aria-labelledby="rates" className={sections.section}>
      <div className={sections.head}>
        <h2 id="rates">{t('prices.rates')}</h2>
        <div className={styles.actions}>
          <Link to="/prices" search={{ dialog: 'rate' }} className={buttonClass('quiet')}>
            {t('prices.enter-rate')}
          </Link>
          <OverflowMenu label={t('ui.more-about', { name: t('prices.rates') })}>
            <Link to="/prices" search={{ dialog: 'import-rates' }} className={buttonClass('quiet')}>
              {t('prices.import-rates')}
            </Link>
            <a href={`${API_ORIGIN}/api/v1/exchange-rates.csv`} className={buttonClass('quiet')} download>
              {t('prices.download-rates')}
            </a>
          </OverflowMenu>
        </div>
      </div>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <p className={styles.quiet}>{t(rates.length === 0 ? 'prices.no-rates' : 'prices.rates-help')}</p>
      {rates.length > 0 && (
        <RatesTable
          rates={rates}
          onOpen={(currency) => navigate({ to: '/prices', search: { dialog: 'rate', currency } })}
          enterLink={(currency) => (
            <Link
              to="/prices"
              search={{ dialog: 'rate', currency }}
              className={sections.open}
              aria-label={t('prices.enter-rate-of', { currency })}
              data-row-primary
            >
              {currency}
            </Link>
          )}
          onDelete={(currency, date) => {
            remove.mutate(
              { currency, date },
              {
                onSuccess: (changeId) => {
                  announce({ words: t('prices.rate-deleted', { currency }), changeId });
                },
              },
            );
          }}
        />
      )}
    </section>
  );
}
