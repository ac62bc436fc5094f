/** Nanoseconds per trade to fold a ledger into average-cost positions. Run: node bench/fold.bench.ts */
import {
  applyTransaction,
  type Decimal,
  EMPTY_POSITION,
  localDateOf,
  portfolioSummary,
  type PositionState,
  type Trade,
} from '../domain/src/index.ts';

const TRADES = 1_000_000;
const INSTRUMENTS = 50;
const ROUNDS = 5;

/** A linear congruential generator: the same trades in every run. */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function amount(digits: number, scale: number): Decimal {
  return { digits: BigInt(digits), scale };
}

function ledger(): Trade[] {
  const below = randomIntegers(20_261_124);
  return Array.from({ length: TRADES }, (_, id) => ({
    id,
    date: localDateOf(2016 + Math.floor((id / TRADES) * 10), 1 + below(12), 1 + below(28)) ?? raise(),
    time: null,
    isin: `IE00000000${String(10 + (id % INSTRUMENTS))}`,
    broker: 'DEGIRO',
    // Two purchases to one smaller sale, so that the average is taken out a third of the time.
    type: below(3) === 0 ? 'SELL' : 'BUY',
    units: amount(1 + below(500_000), 4),
    price: amount(500_000 + below(1_000_000), 4),
    currency: 'EUR',
    exchangeRate: null,
    fee: amount(below(300), 2),
    tax: amount(0, 0),
    fxFee: amount(0, 2),
  }));
}

function raise(): never {
  throw new RangeError('no such day');
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function fold(trades: readonly Trade[]): Map<string, PositionState> {
  const positions = new Map<string, PositionState>();
  for (const trade of trades) {
    positions.set(trade.isin, applyTransaction(positions.get(trade.isin) ?? EMPTY_POSITION, trade));
  }
  return positions;
}

const trades = ledger();
const foldTimes: number[] = [];
const summaryTimes: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  const positions = fold(trades);
  foldTimes.push(((performance.now() - start) * 1e6) / TRADES);

  const valuations = new Map(
    [...positions.keys()].map((isin) => [
      isin,
      {
        marketValue: amount(1_000_000, 2),
        price: null,
        priceDate: trades[0]?.date ?? raise(),
        source: 'manual' as const,
        quote: null,
      },
    ]),
  );
  const repeats = 200;
  const summaryStart = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    portfolioSummary({ positions, valuations, instruments: new Map() });
  }
  summaryTimes.push(((performance.now() - summaryStart) * 1e3) / repeats);
}
console.log(
  `applyTransaction        ${median(foldTimes).toFixed(0)} ns per trade  (${String(TRADES)} trades, median of ${String(ROUNDS)})`,
);
console.log(
  `portfolioSummary  ${median(summaryTimes).toFixed(0)} µs  (${String(INSTRUMENTS)} positions, median of ${String(ROUNDS)})`,
);
