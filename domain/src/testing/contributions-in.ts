import type { LocalDate } from '../calendar/local-date.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import { settleTransfers } from '../ledger/settle-transfers.ts';
import type { Transaction } from '../ledger/transaction.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import {
  type Contribution,
  contributionOf,
  costsOutAfter,
  NO_COSTS_OUT,
} from '../portfolio/net-contributions.ts';

/** What each entry of one instrument contributes; in EUR unless another base currency is named. */
export function contributionsIn(
  all: readonly Transaction[],
  base = 'EUR',
  perEuroOn: (day: LocalDate) => Decimal | null = () => null,
): Contribution[] {
  const { byId } = costsOutAfter(NO_COSTS_OUT, ledgerOrder(settleTransfers(all)));
  return all.flatMap((entry) => {
    return contributionOf(entry, byId.get(entry.id) ?? ZERO, base, perEuroOn(entry.date)) ?? [];
  });
}
