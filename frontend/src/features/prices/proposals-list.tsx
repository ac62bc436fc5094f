import { useQuery } from '@tanstack/react-query';
import type { ListingProposal } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { failureWords } from './failure-words.ts';
import styles from './listing-form.module.css';
import { proposalsQuery } from './queries.ts';
import { sourceWords } from './source-words.ts';

export interface ProposalsListProps {
  readonly isin: string;
  readonly onChoose: (proposal: ListingProposal) => void;
}

/** At which exchanges the instrument is traded, as others tell, with the newest close to compare. */
export function ProposalsList({ isin, onChoose }: ProposalsListProps) {
  const t = useT();
  const { data, error } = useQuery(proposalsQuery(isin));
  if (error) return <Notice tone="warn">{errorWords(t, error)}</Notice>;
  if (!data) return <p className={styles.quiet}>{t('prices.looking')}</p>;
  return (
    <>
      {data.failures.map((failure) => (
        <Notice key={failure.provider} tone="warn">
          {sourceWords(t, failure.provider)}: {failureWords(t, failure)}
        </Notice>
      ))}
      {data.proposals.length === 0 ? (
        <p className={styles.quiet}>{t('prices.nothing-found')}</p>
      ) : (
        <section aria-label={t('prices.found')} className={styles.found}>
          <h3 className={styles.head}>{t('prices.found')}</h3>
          <ul className={styles.proposals}>
            {data.proposals.map((proposal) => (
              <li key={proposal.symbol} className={styles.proposal}>
                <ProposalWords proposal={proposal} />
                <Button
                  onClick={() => {
                    onChoose(proposal);
                  }}
                >
                  {t('prices.use-listing', { symbol: proposal.symbol })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ProposalWords({ proposal }: { proposal: ListingProposal }) {
  const locale = useLocale();
  const dates = useDateStyle();
  const { exchange, name, currency, close, close_date: date } = proposal;
  const price = close === null ? null : `${textOf(exactParts(locale, close))} ${currency ?? ''}`.trim();
  const facts = [exchange, price ?? currency, date && dateText(dates, date)];
  return (
    <span className={styles.words}>
      <span>{name}</span>
      <span className={styles.facts}>{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</span>
    </span>
  );
}
