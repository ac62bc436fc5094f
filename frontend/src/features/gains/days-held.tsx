import type { RealisedSale } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Unavailable } from '../../ui/unavailable.tsx';
import { Why } from '../../ui/why.tsx';

export interface DaysHeldProps {
  readonly t: Translate;
  readonly locale: string;
  readonly sale: Pick<RealisedSale, 'lots' | 'transaction_id'>;
}

/** How long the units of a sale were held: `60 days`, `60 – 366 days`; a dash where nobody held them. */
export function DaysHeld({ t, locale, sale: { lots, transaction_id: trade } }: DaysHeldProps) {
  const days = lots.flatMap((lot) => (lot.days === null ? [] : [lot.days]));
  if (days.length === 0) return <Unavailable reason={t('tallies.sold-before-bought')} />;
  const [shortest, longest] = [Math.min(...days), Math.max(...days)];
  return (
    <span className="number">
      {shortest < longest && (
        <>
          <Why figure="sale_days_least" trade={trade}>
            {countText(locale, shortest)}
          </Why>
          {' – '}
        </>
      )}
      <Why figure="sale_days_most" trade={trade}>
        {t('tallies.days', { count: longest })}
      </Why>
    </span>
  );
}
