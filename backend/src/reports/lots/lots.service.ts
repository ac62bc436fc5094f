import type { LocalDate, PositionSummary } from '@portfolio/domain';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { HeldLots, TallyLedgers } from '../tallied-ledgers.ts';

/** The open lots of one holding, oldest first. */
export interface LotsOfHolding extends HeldLots {
  readonly position: PositionSummary;
}

/** The open lots of all holdings, or of one: ascending by ISIN. */
export async function tellLots(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  only: string | null,
  today: LocalDate,
): Promise<readonly LotsOfHolding[]> {
  const holdings = new Map(known.summary.holdings.map((one) => [one.isin, one]));
  const all: LotsOfHolding[] = [];
  for await (const ledger of ledgers(known)) {
    const position = holdings.get(ledger.isin);
    if (!position || (only !== null && ledger.isin !== only)) continue;
    all.push({ position, ...ledger.heldLots(position, today) });
  }
  return all;
}
