import type { ListingSource } from '../../api/wire.ts';
import { sourceWords } from '../../features/prices/source-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { buttonClass } from '../../ui/button.tsx';
import styles from './prices-page.module.css';
import sections from './sections.module.css';

/** Who is asked for prices, in that order, and the way to choose others. */
export function ListingSection({ sources }: { sources: readonly ListingSource[] }) {
  const t = useT();
  const wordsOf = ({ provider, symbol, exchange, currency, address }: ListingSource) =>
    [sourceWords(t, provider), symbol, exchange, currency, address]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <section aria-labelledby="listing" className={sections.section}>
      <div className={sections.head}>
        <h2 id="listing">{t('prices.where-from')}</h2>
        <Link
          to="."
          search={(search) => ({ ...search, dialog: 'listing' as const })}
          className={buttonClass('quiet')}
        >
          {t(sources.length === 0 ? 'prices.choose-listing' : 'prices.edit-listing')}
        </Link>
      </div>
      {sources.length === 0 ? (
        <p className={styles.quiet}>{t('prices.nowhere')}</p>
      ) : (
        <ol className={styles.sources}>
          {sources.map((source, place) => (
            <li key={place}>{wordsOf(source)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
