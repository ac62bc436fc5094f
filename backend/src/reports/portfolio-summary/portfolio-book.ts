import {
  decimal,
  type Decimal,
  epochDay,
  type InstrumentFacts,
  type Investments,
  type LocalDate,
  localDate,
  manualValuation,
  type Market,
  newestValuation,
  type NoValue,
  type PortfolioSummary,
  portfolioSummary,
  type PositionState,
  type Valuation,
} from '@portfolio/domain';
import type { PackedNames } from '../../db/close-packs.ts';
import { todayHere } from '../../db/instant.ts';
import type { Database } from '../../db/open-database.ts';
import { Turnstile } from '../../db/turnstile.ts';
import type { Committed } from '../../db/unit-of-work.ts';
import { isArriving } from '../../db/arriving-rows.ts';
import { lastChangeId } from '../../db/last-change-id.ts';
import { baseCurrency } from '../../records/base-currency/base-currency.repository.ts';
import { listIsinMetadata } from '../../records/isin-metadata/isin-metadata.repository.ts';
import { listPositionValues } from '../../records/position-values/position-values.repository.ts';
import { NO_ISIN } from '../../db/tables.ts';
import { productName } from '../../records/transactions/transactions.repository.ts';
import { Breath } from '../breath.ts';
import {
  type FoldedPosition,
  investmentsOf,
  type KnownPortfolio,
  type PortfolioReader,
} from '../known-portfolio.ts';
import { marketPrices } from './market-prices.ts';
import { foldAll, foldPosition, NOTHING_FOLDED, type ReadLedger } from './position-fold.ts';

/**
 * The positions as they stand, kept in memory so that a summary costs the number of positions and not of trades.
 *
 * After each commit the positions that it touched are folded anew from the day it touched; a commit of another
 * process is noticed and everything is folded anew. What is kept per position is a dozen numbers now and at some
 * earlier days, never its trades.
 */
export interface PortfolioBook extends PortfolioReader {
  /** Sum of the values over open holdings, and the last rate of the base currency. */
  investments(): Promise<Investments>;
  /** Folds anew what the change touched. Tells whether anybody has asked for a summary yet. */
  onCommit(committed: Committed): Promise<{ isOpen: boolean }>;
  /** Whether everything has to be read anew before a change can be followed: another process has made some before it. */
  isBehind(changeId: number): boolean;
  /** Reads anew what providers have told. */
  onQuotes(names: PackedNames): Promise<{ isOpen: boolean }>;
}

interface Position {
  readonly folded: FoldedPosition;
  readonly product: string | null;
}

/** @param keep is told the ledger of each position when all of them are read */
export function portfolioBook(
  database: Database,
  keep: (state: PositionState, ledger: ReadLedger) => void = () => {},
): PortfolioBook {
  const positions = new Map<string, Position>();
  const values = new Map<string, { id: number; value: Decimal; date: LocalDate; enteredAt: string }>();
  const metadata = new Map<string, { name: string; type: string }>();
  const turns = new Turnstile();
  let charges = NOTHING_FOLDED;
  let edition = 0;
  let currency = 'EUR';
  let seenVersion: number | null = null;
  let seenChange: number | null = null;
  let loading = 0;
  let current: { readonly day: number; readonly known: KnownPortfolio } | null = null;
  const prices = marketPrices(database);

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
        enteredAt: row.updated_at,
      });
    }
  };

  const loadMetadata = async () => {
    metadata.clear();
    for (const row of await listIsinMetadata(database.read))
      metadata.set(row.isin, { name: row.name, type: row.type });
  };

  /** While rows arrive that nobody is to see yet, another process commits many times in a second. */
  const hasChanged = async () =>
    !(await isArriving(database.read)) || seenChange !== (await lastChangeId(database.read));

  const loadAll = async () => {
    loading += 1;
    try {
      await readAll();
    } finally {
      loading -= 1;
    }
  };

  const readAll = async () => {
    do {
      seenVersion = database.dataVersion();
      seenChange = await lastChangeId(database.read);
      positions.clear();
      charges = NOTHING_FOLDED;
      const breath = new Breath();
      for await (const { isin, folded, ledger, product } of foldAll(database.read)) {
        if (isin === NO_ISIN) charges = folded;
        else positions.set(isin, { folded, product });
        keep(folded.state, ledger);
        await breath.due();
      }
      await loadValues();
      await loadMetadata();
      await prices.loadAll();
      currency = await baseCurrency(database.read);
    } while (seenVersion !== database.dataVersion() && (await hasChanged()));
    edition += 1;
    current = null;
  };

  const refresh = async () => {
    const version = database.dataVersion();
    if (seenVersion === version) return;
    if (seenVersion === null || (await hasChanged())) await loadAll();
    else seenVersion = version;
  };

  const factsOf = (): Map<string, InstrumentFacts> => {
    const facts = new Map<string, InstrumentFacts>();
    for (const [isin, { product }] of positions) facts.set(isin, { name: product, assetClass: null });
    for (const [isin, { name, type }] of metadata) facts.set(isin, { name, assetClass: type });
    return facts;
  };

  const enteredValuation = (isin: string, { units }: PositionState): Valuation | null => {
    const entered = values.get(isin);
    return entered ? manualValuation(entered.value, units, entered.date) : null;
  };

  const assemble = (day: number): KnownPortfolio => {
    const { closes, rates } = prices;
    const market: Market = { closes, rates, currency, day };
    const states = new Map<string, PositionState>();
    const lastTradeDates = new Map<string, LocalDate>();
    const entered = new Map<string, Valuation | null>();
    for (const [isin, { folded }] of positions) {
      const { state } = folded;
      states.set(isin, state);
      entered.set(isin, enteredValuation(isin, state));
      if (state.lastTradeDate) lastTradeDates.set(isin, state.lastTradeDate);
    }
    const instruments = factsOf();
    const ofPortfolio = charges;
    let summary: PortfolioSummary | null = null;
    const summarise = () => {
      const valuations = new Map<string, Valuation | NoValue>();
      for (const [isin, { units }] of states)
        valuations.set(isin, newestValuation(isin, units, entered.get(isin) ?? null, market));
      return portfolioSummary({ positions: states, valuations, instruments, charges: ofPortfolio.state });
    };
    return {
      edition,
      currency,
      charges,
      // Of what was known when this edition was made; who asks for days alone does not wait for it.
      get summary() {
        return (summary ??= summarise());
      },
      positions: new Map(Array.from(positions, ([isin, { folded }]) => [isin, folded])),
      lastTradeDates,
      instruments,
      positionValueIds: new Map(Array.from(values, ([isin, { id }]) => [isin, id])),
      valuesEnteredAt: new Map(Array.from(values, ([isin, { enteredAt }]) => [isin, enteredAt])),
      closes,
      rates,
    };
  };

  const portfolio = async () =>
    await turns.pass(async () => {
      await refresh();
      const day = epochDay(localDate(todayHere()));
      if (current?.day !== day) current = { day, known: assemble(day) };
      return current.known;
    });

  const changed = async (reload: () => Promise<void>) =>
    await turns.pass(async () => {
      if (seenVersion === null) return { isOpen: false };
      await reload();
      edition += 1;
      current = null;
      return { isOpen: true };
    });

  return {
    portfolio,
    undisturbed: async (work) => await database.writers.pass(work),
    investments: async () => investmentsOf(await portfolio()),
    onCommit: async ({ changeId, nouns, isins, packed }) =>
      await changed(async () => {
        // One in between was made by another process, and is still to be read.
        if (seenChange === changeId - 1) seenChange = changeId;
        for (const [isin, firstDay] of isins) await foldIsin(isin, firstDay);
        if (nouns.has('position_values')) await loadValues();
        if (nouns.has('isin_metadata')) await loadMetadata();
        if (nouns.has('settings')) currency = await baseCurrency(database.read);
        await prices.load(packed);
      }),
    isBehind: (changeId) => loading > 0 || (seenChange !== null && seenChange !== changeId - 1),
    onQuotes: async (names) => await changed(async () => await prices.load(names)),
  };
}
