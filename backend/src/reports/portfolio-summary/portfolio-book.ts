import {
  decimal,
  type Decimal,
  type InstrumentFacts,
  type LocalDate,
  manualValuation,
  type PortfolioSummary,
  portfolioSummary,
  type PositionState,
  type Valuation,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import { Turnstile } from '../../db/turnstile.ts';
import type { Committed } from '../../db/unit-of-work.ts';
import { listIsinMetadata } from '../../records/isin-metadata/isin-metadata.repository.ts';
import { listPositionValues } from '../../records/position-values/position-values.repository.ts';
import { ledgerIsins, productName } from '../../records/transactions/transactions.repository.ts';
import { type FoldedPosition, foldPosition } from './position-fold.ts';

/**
 * The positions as they stand, kept in memory so that a summary costs the number of positions and not of trades.
 *
 * After each commit the positions that it touched are folded anew from the day it touched; a commit of another
 * process is noticed and everything is folded anew. What is kept per position is a dozen numbers now and at some
 * earlier days, never its trades.
 */
export interface PortfolioBook {
  summary(): Promise<{
    summary: PortfolioSummary;
    edition: number;
    lastTradeDates: ReadonlyMap<string, LocalDate>;
  }>;
  /** Sum of the values over open holdings. */
  investmentsValue(): Promise<Decimal>;
  /** Folds anew what the change touched. Tells whether anybody has asked for a summary yet. */
  onCommit(committed: Committed): Promise<{ isOpen: boolean }>;
}

interface Position {
  readonly folded: FoldedPosition;
  readonly product: string | null;
}

export function portfolioBook(database: Database): PortfolioBook {
  const positions = new Map<string, Position>();
  const values = new Map<string, { value: Decimal; date: LocalDate }>();
  const metadata = new Map<string, { name: string; type: string }>();
  const turns = new Turnstile();
  let edition = 0;
  let seenVersion: number | null = null;
  let current: PortfolioSummary | null = null;

  const foldIsin = async (isin: string, firstDay: string) => {
    const folded = await foldPosition(database.read, isin, positions.get(isin)?.folded ?? null, firstDay);
    if (folded.state.tradeCount === 0) positions.delete(isin);
    else positions.set(isin, { folded, product: await productName(database.read, isin) });
  };

  const loadValues = async () => {
    values.clear();
    for (const row of await listPositionValues(database.read)) {
      values.set(row.isin, {
        value: decimal(row.current_value),
        date: row.updated_at.slice(0, 10) as LocalDate,
      });
    }
  };

  const loadMetadata = async () => {
    metadata.clear();
    for (const row of await listIsinMetadata(database.read))
      metadata.set(row.isin, { name: row.name, type: row.type });
  };

  const loadAll = async () => {
    do {
      seenVersion = database.dataVersion();
      positions.clear();
      for (const isin of await ledgerIsins(database.read)) await foldIsin(isin, '');
      await loadValues();
      await loadMetadata();
    } while (seenVersion !== database.dataVersion());
    edition += 1;
    current = null;
  };

  const refresh = async () => {
    if (seenVersion !== database.dataVersion()) await loadAll();
  };

  const assemble = (): PortfolioSummary => {
    const states = new Map<string, PositionState>();
    const valuations = new Map<string, Valuation>();
    const instruments = new Map<string, InstrumentFacts>();
    for (const [isin, { folded, product }] of positions) {
      const { state } = folded;
      states.set(isin, state);
      const entered = values.get(isin);
      if (entered) valuations.set(isin, manualValuation(entered.value, state.units, entered.date));
      const known = metadata.get(isin);
      instruments.set(isin, { name: known?.name ?? product, assetClass: known?.type ?? null });
    }
    return portfolioSummary({ positions: states, valuations, instruments });
  };

  const summary = async () =>
    await turns.pass(async () => {
      await refresh();
      current ??= assemble();
      const lastTradeDates = new Map<string, LocalDate>();
      for (const [isin, { folded }] of positions) {
        if (folded.state.lastTradeDate) lastTradeDates.set(isin, folded.state.lastTradeDate);
      }
      return { summary: current, edition, lastTradeDates };
    });

  return {
    summary,
    investmentsValue: async () => (await summary()).summary.totals.marketValue,
    onCommit: async ({ nouns, isins }) =>
      await turns.pass(async () => {
        if (seenVersion === null) return { isOpen: false };
        for (const [isin, firstDay] of isins) await foldIsin(isin, firstDay);
        if (nouns.has('position_values')) await loadValues();
        if (nouns.has('isin_metadata')) await loadMetadata();
        edition += 1;
        current = null;
        return { isOpen: true };
      }),
  };
}
