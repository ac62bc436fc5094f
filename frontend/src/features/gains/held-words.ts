import type { RealisedSale } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import type { Translate } from '../../i18n/translator.ts';

/** How long the units of a sale were held: `60 days`, `60 to 366 days`; null where nothing was held. */
export function heldWords(t: Translate, locale: string, { lots }: Pick<RealisedSale, 'lots'>): string | null {
  const days = lots.flatMap((lot) => (lot.days === null ? [] : [lot.days]));
  if (days.length === 0) return null;
  const [shortest, longest] = [Math.min(...days), Math.max(...days)];
  if (shortest === longest) return t('tallies.days', { count: longest });
  return t('tallies.days-from-to', { shortest: countText(locale, shortest), count: longest });
}
