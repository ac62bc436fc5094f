import type { IncomeReport } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

type Reasons = IncomeReport['last_year']['unavailable'];

const WORDS: Readonly<Record<Reasons[string], MessageKey>> = {
  not_held: 'why.not-held',
  no_price: 'why.no-price',
  no_rate: 'why.no-rate',
  base_not_positive: 'why.base-not-positive',
};

/** Why a yield is absent, in a sentence. */
export function yieldReason(t: Translate, unavailable: Reasons, name: string): string {
  const reason = unavailable[name];
  return t(reason !== undefined && Object.hasOwn(WORDS, reason) ? WORDS[reason] : 'ui.not-known');
}
