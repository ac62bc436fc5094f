import type { CostReport } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

type Reason = CostReport['unavailable'][string];

const WORDS: Readonly<Record<Reason, MessageKey>> = {
  not_held: 'why.not-held',
  oversold: 'why.oversold',
  no_price: 'why.no-price',
  no_rate: 'why.no-rate',
  no_ter: 'why.no-ter',
  base_not_positive: 'why.base-not-positive',
};

/** Why a figure is absent, in a sentence. */
export function costReason(t: Translate, reason: Reason | null | undefined): string {
  return t(reason && Object.hasOwn(WORDS, reason) ? WORDS[reason] : 'ui.not-known');
}
