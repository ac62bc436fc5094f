import { type HeldLot, heldLots, type LocalDate, type PositionSummary } from '@portfolio/domain';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';

export interface HeldLotOf {
  readonly position: PositionSummary;
  readonly lot: HeldLot;
}

/** The open lots of all holdings, or of one: ascending by ISIN, oldest first. */
export async function tellLots(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  only: string | null,
  today: LocalDate,
): Promise<readonly HeldLotOf[]> {
  const holdings = new Map(known.summary.holdings.map((one) => [one.isin, one]));
  const all: HeldLotOf[] = [];
  for await (const ledger of ledgers(known)) {
    const position = holdings.get(ledger.isin);
    if (!position || (only !== null && ledger.isin !== only)) continue;
    for (const lot of heldLots(ledger.lots(), position, today)) all.push({ position, lot });
  }
  return all;
}
