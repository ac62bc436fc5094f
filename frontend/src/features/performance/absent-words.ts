import type { LeftOut, Performance } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

type Reason = Performance['unavailable'][string];

/** Why a figure of a period is absent, by the code of the API. */
const REASONS: Readonly<Record<Reason, MessageKey>> = {
  no_price: 'performance.absent-no-price',
  no_rate: 'performance.absent-no-rate',
  oversold: 'performance.absent-oversold',
  shorter_than_a_year: 'performance.absent-shorter-than-a-year',
  no_solution: 'performance.absent-no-solution',
  too_large: 'performance.absent-too-large',
  everything_lost: 'performance.absent-everything-lost',
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
  const reason = unavailable[figure];
  // A server newer than the page may know reasons that have no words here.
  return t(reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason] : 'ui.not-known');
}

const LEFT_OUT: Readonly<Record<LeftOut['reason'], MessageKey>> = {
  no_price: 'performance.without-price',
  no_rate: 'performance.without-rate',
  oversold: 'performance.oversold',
};

/** Why a period is told without an instrument, in a few words. */
export function leftOutWords(t: Translate, { reason }: LeftOut): string {
  return t(LEFT_OUT[reason]);
}
