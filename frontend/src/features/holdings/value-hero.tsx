import type { PortfolioSummary } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Count } from '../../ui/count.tsx';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { hasNoValue, NO_VALUE } from './position-facts.ts';
import styles from './value-hero.module.css';

/** What the portfolio is worth, as of when, and what that is above or below its cost. */
export function ValueHero({ summary }: { summary: PortfolioSummary }) {
  const { currency, holdings, holdings_without_value: without } = summary;
  const isUnknown = hasNoValue(summary);
  return (
    <div>
      <p className={styles.label}>
        Market value · as of <Day date={summary.as_of} />
      </p>
      <p className={styles.figure}>
        <Amount
          value={isUnknown ? null : summary.total_market_value}
          currency={currency}
          reason={NO_VALUE}
          faded
        />
      </p>
      <p className={styles.change}>
        {isUnknown ? (
          <Count count={holdings.length} one="holding, no value yet" many="holdings, no value yet" />
        ) : (
          <>
            <Delta
              value={summary.total_unrealised_gain}
              percentage={summary.total_unrealised_gain_percentage}
              currency={currency}
              withSymbol={false}
              withMark
            />
            <span className={styles.words}>unrealised gain</span>
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
  return (
    <p className={styles.partial}>
      {countText(locale, holdings.length - without)} of {countText(locale, holdings.length)} holdings have a
      value; the total is of those.
    </p>
  );
}
