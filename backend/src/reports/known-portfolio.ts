import {
  closeOn,
  type Decimal,
  epochDay,
  type ExchangeRates,
  type InstrumentFacts,
  type Investments,
  type KnownCloses,
  type LineCounts,
  localDate,
  type LocalDate,
  type PortfolioSummary,
  type PositionState,
} from '@portfolio/domain';
import { todayHere } from '../db/instant.ts';

/** What the trades up to and including a day have come to. */
export interface Checkpoint {
  readonly day: LocalDate;
  readonly state: PositionState;
  readonly counts: LineCounts;
}

/** What all trades of an ISIN have come to, and what they had come to at some earlier days, ascending. */
export interface FoldedPosition {
  readonly state: PositionState;
  readonly counts: LineCounts;
  readonly checkpoints: readonly Checkpoint[];
  /** Units of transfers out that only change their broker, by id. */
  readonly ownUnits: ReadonlyMap<number, Decimal>;
}

/** One edition of the portfolio: everything in it belongs together. The keys of the maps are ISINs. */
export interface KnownPortfolio {
  readonly edition: number;
  /** The base currency. */
  readonly currency: string;
  readonly summary: PortfolioSummary;
  /** The state of a position is the same object for as long as its trades stay the same. */
  readonly positions: ReadonlyMap<string, FoldedPosition>;
  /** What belongs to no instrument: fees and taxes of the portfolio as a whole. */
  readonly charges: FoldedPosition;
  readonly lastTradeDates: ReadonlyMap<string, LocalDate>;
  /** Of everything that has trades or metadata. */
  readonly instruments: ReadonlyMap<string, InstrumentFacts>;
  readonly positionValueIds: ReadonlyMap<string, number>;
  /** When the value of a position was entered, where one is, whether it counts or a newer price does. */
  readonly valuesEnteredAt: ReadonlyMap<string, string>;
  /** Of everything that has prices, held or not. */
  readonly closes: ReadonlyMap<string, KnownCloses>;
  readonly rates: ExchangeRates;
}

/** The value of all holdings together, and the last rate of the base currency. */
export function investmentsOf({ summary, currency, rates }: KnownPortfolio): Investments {
  const published = closeOn(rates.get(currency) ?? [], epochDay(localDate(todayHere())));
  return { value: summary.totals.marketValue, currency, published };
}

/** Tells the newest edition; implemented by the book of the portfolio. */
export interface PortfolioReader {
  portfolio(): Promise<KnownPortfolio>;
  /** Runs `work` while nothing is written here; who wants to write waits. Not to be called by who writes. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
}

/** So often it is hoped that nothing is written meanwhile; after that, writing waits. */
const HOPES = 2;

/**
 * Runs `work` on an edition of the portfolio and on what it reads besides, and again when a commit came in between: what
 * is answered never mixes two states of the ledger.
 */
export async function onOneEdition<T>(
  book: PortfolioReader,
  work: (known: KnownPortfolio) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const attempt = async () => {
      const known = await book.portfolio();
      const result = await work(known);
      return { result, isOne: (await book.portfolio()).edition === known.edition };
    };
    const { result, isOne } = tries < HOPES ? await attempt() : await book.undisturbed(attempt);
    if (isOne) return result;
  }
}
