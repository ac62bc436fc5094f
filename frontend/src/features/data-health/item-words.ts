import type { HealthItem } from '../../api/wire.ts';
import type { DateStyle } from '../../format/date.ts';
import { dateText } from '../../format/date.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

const WORDS = {
  oversold: 'data-health.oversold',
  no_price: 'data-health.no-price',
  no_rate: 'data-health.no-rate',
  suspected_duplicate: 'data-health.suspected-duplicate',
  suspected_split: 'data-health.suspected-split',
  stale_price: 'data-health.stale-price',
  no_name: 'data-health.no-name',
  no_class: 'data-health.no-class',
} as const satisfies Record<HealthItem['code'], MessageKey>;

/** What is wrong or missing, as a sentence. */
export function itemWords(t: Translate, dates: DateStyle, item: HealthItem): string {
  const {
    code,
    isin,
    name,
    currency,
    broker,
    date,
    transaction_ids: ids,
    new_units: fresh,
    old_units: old,
  } = item;
  return t(WORDS[code], {
    name: name ?? isin ?? '',
    currency: currency ?? '',
    broker: broker ?? '',
    date: date === null ? '' : dateText(dates, date),
    count: ids.length,
    ratio: `${String(fresh)}:${String(old)}`,
  });
}
