import type { PositionDetail } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { methodQuestion } from './method-question.ts';
import { MethodWhy } from './method-why.tsx';
import styles from '../../ui/hero.module.css';

/** What the position is worth and what that is above or below its cost; of a closed one what it brought. */
export function HoldingHero({ position }: { position: PositionDetail }) {
  return position.kind === 'holding' ? <Held position={position} /> : <Gone position={position} />;
}

function Held({ position }: { position: PositionDetail }) {
  const t = useT();
  const dates = useDateStyle();
  const { isin, currency, price_date: priced, market_value: value } = position;
  const label =
    priced === null
      ? t(FIGURE_NAMES.market_value)
      : t('holding.market-value-of', { date: dateText(dates, priced) });
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <p className={styles.figure}>
        <MethodWhy figure="market_value" position={position}>
          <Amount value={value} currency={currency} reason={t('holding.no-value')} faded />
        </MethodWhy>
      </p>
      {value !== null && (
        <p className={styles.change} key={isin}>
          <Delta
            value={position.unrealised_gain}
            percentage={position.unrealised_gain_percentage}
            currency={currency}
            withSymbol={false}
            withMark
            why={methodQuestion('unrealised_gain', position)}
            percentageWhy={methodQuestion('unrealised_gain_percentage', position)}
          />
          <span>{t(FIGURE_NAMES.unrealised_gain)}</span>
        </p>
      )}
    </div>
  );
}

/** Nothing is held: what was realised is what there is to say. */
function Gone({ position }: { position: PositionDetail }) {
  const t = useT();
  return (
    <div>
      <p className={styles.label}>{t(FIGURE_NAMES.realised_gain)}</p>
      <p className={styles.figure}>
        <MethodWhy figure="realised_gain" position={position}>
          <Delta value={position.realised_gain} currency={position.currency} reason={t('why.oversold')} />
        </MethodWhy>
      </p>
    </div>
  );
}
