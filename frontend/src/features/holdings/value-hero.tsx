import type { PortfolioSummary } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { hasNoValue } from './position-facts.ts';
import hero from '../../ui/hero.module.css';
import styles from './value-hero.module.css';

/** What the portfolio is worth, as of when, and what that is above or below its cost. */
export function ValueHero({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const dates = useDateStyle();
  const { currency, holdings, holdings_without_value: without } = summary;
  const isUnknown = hasNoValue(summary);
  return (
    <div>
      <p className={hero.label}>
        {t('holdings.market-value-as-of', { date: dateText(dates, summary.as_of) })}
      </p>
      <p className={hero.figure}>
        <Why figure="total_market_value">
          <Amount
            value={isUnknown ? null : summary.total_market_value}
            currency={currency}
            reason={t('holdings.no-value')}
            faded
          />
        </Why>
      </p>
      <p className={hero.change}>
        {isUnknown ? (
          t('holdings.without-any-value', { count: holdings.length })
        ) : (
          <>
            <Delta
              value={summary.total_unrealised_gain}
              percentage={summary.total_unrealised_gain_percentage}
              currency={currency}
              withSymbol={false}
              withMark
              why={{ figure: 'total_unrealised_gain' }}
              percentageWhy={{ figure: 'total_unrealised_gain_percentage' }}
            />
            <span className={styles.words}>{t(FIGURE_NAMES.unrealised_gain)}</span>
          </>
        )}
      </p>
      {without > 0 && !isUnknown && <Partial summary={summary} />}
    </div>
  );
}

/** The total speaks of some holdings only, and says so. */
function Partial({ summary: { holdings, holdings_without_value: without } }: { summary: PortfolioSummary }) {
  const locale = useLocale();
  const t = useT();
  const valued = countText(locale, holdings.length - without);
  return <p className={styles.partial}>{t('holdings.partial', { valued, count: holdings.length })}</p>;
}
