import type { Performance } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Why a figure of a period is absent, by the code of the API. */
const REASONS: Readonly<Partial<Record<string, MessageKey>>> = {
  no_price: 'performance.absent-no-price',
  no_rate: 'performance.absent-no-rate',
  oversold: 'performance.absent-oversold',
  shorter_than_a_year: 'performance.absent-shorter-than-a-year',
  no_solution: 'performance.absent-no-solution',
  too_large: 'performance.absent-too-large',
  too_few_returns: 'performance.absent-too-few-returns',
  no_volatility: 'performance.absent-no-volatility',
  nothing_invested: 'performance.absent-nothing-invested',
  nothing_held: 'performance.absent-nothing-held',
};

/** Why a figure is absent, in a sentence. */
export function absentWords(
  t: Translate,
  { unavailable }: Pick<Performance, 'unavailable'>,
  figure: string,
): string {
  const key = REASONS[unavailable[figure] ?? ''];
  return t(key ?? 'ui.not-known');
}
