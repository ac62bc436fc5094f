import type { HealthItem } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';

/** The one action that mends an item: a page or a dialog with what is known filled in. */
export function MendLink({ item }: { item: HealthItem }) {
  const t = useT();
  const { code, currency, date, broker } = item;
  const isin = item.isin ?? '';
  switch (code) {
    case 'oversold':
      return (
        <Link to="/transactions" search={{ isin }}>
          {t('data-health.show-transactions')}
        </Link>
      );
    case 'no_price':
      return (
        <Link to="/prices/$isin" params={{ isin }} search={{ dialog: 'close' }}>
          {t('data-health.enter-price')}
        </Link>
      );
    case 'no_rate':
      return (
        <Link to="/prices" search={{ dialog: 'rate', currency: currency ?? undefined }}>
          {t('data-health.enter-rate')}
        </Link>
      );
    case 'suspected_duplicate': {
      const day = date ?? undefined;
      const search = { start_date: day, end_date: day, broker: broker ?? undefined };
      return (
        <Link to="/transactions" search={{ ...search, isin: item.isin ?? undefined }}>
          {t('data-health.show-both')}
        </Link>
      );
    }
    case 'suspected_split': {
      const ratio = `${String(item.new_units)}:${String(item.old_units)}`;
      return (
        <Link
          to="."
          search={(search) => ({
            ...search,
            trade: 'new' as const,
            type: 'SPLIT' as const,
            given_isin: isin,
            given_date: date ?? undefined,
            given_ratio: ratio,
          })}
          resetScroll={false}
        >
          {t('data-health.record-split')}
        </Link>
      );
    }
    case 'stale_price':
      return (
        <Link to="/prices/$isin" params={{ isin }}>
          {t('data-health.refresh-prices')}
        </Link>
      );
    case 'no_name':
    case 'no_class':
      return (
        <Link to="/isin-metadata" search={{ edit: isin }}>
          {t('data-health.edit-metadata')}
        </Link>
      );
  }
}
