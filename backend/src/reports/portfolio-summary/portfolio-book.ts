import {
  type AssetCurrency,
  decimal,
  type Decimal,
  type InstrumentFacts,
  type LocalDate,
  manualValuation,
  portfolioSummary,
  type PositionState,
  type Valuation,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import { Turnstile } from '../../db/turnstile.ts';
import type { Committed } from '../../db/unit-of-work.ts';
import { baseCurrency } from '../../records/base-currency/base-currency.repository.ts';
import { listIsinMetadata } from '../../records/isin-metadata/isin-metadata.repository.ts';
import { listPositionValues } from '../../records/position-values/position-values.repository.ts';
import { NO_ISIN } from '../../db/tables.ts';
import { ledgerIsins, productName } from '../../records/transactions/transactions.repository.ts';
import type { FoldedPosition, KnownPortfolio, PortfolioReader } from '../known-portfolio.ts';
import { foldPosition, NOTHING_FOLDED } from './position-fold.ts';

/**
 * The positions as they stand, kept in memory so that a summary costs the number of positions and not of trades.
 *
 * After each commit the positions that it touched are folded anew from the day it touched; a commit of another
 * process is noticed and everything is folded anew. What is kept per position is a dozen numbers now and at some
 * earlier days, never its trades.
 */
export interface PortfolioBook extends PortfolioReader {
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
  const values = new Map<string, { id: number; value: Decimal; date: LocalDate }>();
  const metadata = new Map<string, { name: string; type: string }>();
  const turns = new Turnstile();
  let charges = NOTHING_FOLDED;
  let edition = 0;
  let currency: AssetCurrency = 'EUR';
  let seenVersion: number | null = null;
  let current: KnownPortfolio | null = null;

  const foldIsin = async (isin: string, firstDay: string) => {
    if (isin === NO_ISIN) {
      charges = await foldPosition(database.read, isin, charges, firstDay);
      return;
    }
    const folded = await foldPosition(database.read, isin, positions.get(isin)?.folded ?? null, firstDay);
    if (folded.state.entryCount === 0) positions.delete(isin);
    else positions.set(isin, { folded, product: await productName(database.read, isin) });
  };

  const loadValues = async () => {
    values.clear();
    for (const row of await listPositionValues(database.read)) {
      values.set(row.isin, {
        id: row.id,
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
      charges = NOTHING_FOLDED;
      for (const isin of await ledgerIsins(database.read)) await foldIsin(isin, '');
      await loadValues();
      await loadMetadata();
      currency = await baseCurrency(database.read);
    } while (seenVersion !== database.dataVersion());
    edition += 1;
    current = null;
  };

  const refresh = async () => {
    if (seenVersion !== database.dataVersion()) await loadAll();
  };

  const factsOf = (): Map<string, InstrumentFacts> => {
    const facts = new Map<string, InstrumentFacts>();
    for (const [isin, { product }] of positions) facts.set(isin, { name: product, assetClass: null });
    for (const [isin, { name, type }] of metadata) facts.set(isin, { name, assetClass: type });
    return facts;
  };

  const assemble = (): KnownPortfolio => {
    const states = new Map<string, PositionState>();
    const valuations = new Map<string, Valuation>();
    const lastTradeDates = new Map<string, LocalDate>();
    for (const [isin, { folded }] of positions) {
      const { state } = folded;
      states.set(isin, state);
      if (state.lastTradeDate) lastTradeDates.set(isin, state.lastTradeDate);
      const entered = values.get(isin);
      if (entered) valuations.set(isin, manualValuation(entered.value, state.units, entered.date));
    }
    const instruments = factsOf();
    return {
      edition,
      currency,
      charges,
      summary: portfolioSummary({ positions: states, valuations, instruments, charges: charges.state }),
      positions: new Map(Array.from(positions, ([isin, { folded }]) => [isin, folded])),
      lastTradeDates,
      instruments,
      positionValueIds: new Map(Array.from(values, ([isin, { id }]) => [isin, id])),
    };
  };

  const portfolio = async () =>
    await turns.pass(async () => {
      await refresh();
      return (current ??= assemble());
    });

  return {
    portfolio,
    investmentsValue: async () => (await portfolio()).summary.totals.marketValue,
    onCommit: async ({ nouns, isins }) =>
      await turns.pass(async () => {
        if (seenVersion === null) return { isOpen: false };
        for (const [isin, firstDay] of isins) await foldIsin(isin, firstDay);
        if (nouns.has('position_values')) await loadValues();
        if (nouns.has('isin_metadata')) await loadMetadata();
        if (nouns.has('settings')) currency = await baseCurrency(database.read);
        edition += 1;
        current = null;
        return { isOpen: true };
      }),
  };
}
