import type { Position } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { PRICE_DIGITS } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Day } from '../../ui/day.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Why } from '../../ui/why.tsx';
import { isOutdated } from './position-facts.ts';
import styles from './price-cell.module.css';

/** The price of one unit, and the day it is of. */
export function PriceCell({ position }: { position: Position }) {
  const t = useT();
  const dates = useDateStyle();
  const { isin, price, price_date: date } = position;
  return (
    <TwoLines
      first={
        <Why figure="price" of={isin}>
          <Quantity
            value={price}
            digits={PRICE_DIGITS}
            secret={false}
            reason={t('holdings.price-needs-value')}
          />
        </Why>
      }
      second={
        date !== null &&
        (isOutdated(position) ? (
          <span className={styles.outdated}>{t('holdings.outdated', { date: dateText(dates, date) })}</span>
        ) : (
          <Day date={date} />
        ))
      }
    />
  );
}
