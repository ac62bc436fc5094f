import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTransaction } from '../../ledger/apply-transaction.ts';
import {
  type FifoLedger,
  fifoLots,
  type FifoMatch,
  realisingMatches,
  type RealisingMatch,
} from '../../ledger/fifo-lots.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { EMPTY_POSITION, type PositionState } from '../../ledger/position.ts';
import { positionOf } from '../../ledger/position-of.ts';
import { settleTransfers } from '../../ledger/settle-transfers.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { type Decimal, equals, ZERO } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { roundHalfEven } from '../../money/round.ts';
import {
  anyEntries,
  anyQuote,
  anyTrades,
  positiveDecimal,
  rationalOf,
  recomputeTrail,
  SOME_DAY,
  entries,
} from '../../testing/index.ts';
import { positionValue, totalValue } from '../../testing/shown-figures.ts';
import { manualValuation, type Quote, quotedValuation, type Valuation } from '../../valuation/valuation.ts';
import { fifoSummary } from '../fifo-summary.ts';
import { type PortfolioSummary, portfolioSummary } from '../portfolio-summary.ts';
import type { PositionSummary } from '../position-summary.ts';
import { isFifoFigure, lotLines, matchLines } from './fifo-figures.ts';
import {
  PORTFOLIO_FIGURES,
  type PortfolioFigure,
  POSITION_FIGURES,
  type PositionFigure,
  type Unavailable,
} from './figure.ts';
import { countLines, NO_LINES } from './line-counts.ts';
import { portfolioFigure } from './portfolio-figures.ts';
import { positionFigure } from './position-figures.ts';
import { isTradeFigure, TRADE_FIGURES, tradeLine } from './trade-figures.ts';
import type { TradeStep } from './trade-step.ts';
import type { TrailLine } from './trail.ts';

type Lines = readonly TrailLine[] | Unavailable;
interface Instrument {
  readonly isin: string;
  readonly trades: readonly Transaction[];
  readonly value: Decimal | null;
  /** The same as a close, with the rates of its currency and of the base currency. */
  readonly quote: Quote | null;
}

const anyInstruments = fc
  .array(
    fc.record({
      trades: anyEntries(10),
      value: fc.option(positiveDecimal()),
      quote: fc.option(anyQuote),
    }),
    { maxLength: 5 },
  )
  .map((rows) =>
    rows.map(({ trades, ...worth }, index): Instrument => {
      const isin = `ISIN${String(index)}`;
      return { ...worth, isin, trades: trades.map((trade) => ({ ...trade, isin })) };
    }),
  );

function summaryOf(instruments: readonly Instrument[]): PortfolioSummary {
  const positions = new Map<string, PositionState>();
  const valuations = new Map<string, Valuation>();
  for (const { isin, trades, value, quote } of instruments) {
    const state = positionOf(trades);
    positions.set(isin, state);
    if (quote) valuations.set(isin, quotedValuation(state.units, quote));
    else if (value) valuations.set(isin, manualValuation(value, state.units, SOME_DAY));
  }
  const charges = { fees: instruments.length % 2 === 0 ? decimal('2.5') : ZERO, taxes: decimal('0.5') };
  return portfolioSummary({ positions, valuations, instruments: new Map(), charges });
}

function stepsOf(trades: readonly Transaction[]): TradeStep[] {
  let state = EMPTY_POSITION;
  return ledgerOrder(settleTransfers(trades)).map((trade) => {
    const before = state;
    state = applyTransaction(before, trade);
    return { before, trade, after: state };
  });
}

function matchesOf(trades: readonly Transaction[]): readonly RealisingMatch[] {
  const matches: FifoMatch[] = [];
  fifoLots(trades, { match: (match) => matches.push(match) });
  return realisingMatches(matches);
}

const EVERYTHING = { skip: 0, limit: Infinity };

function tradeLinesOf(
  name: PositionFigure,
  trades: readonly Transaction[],
  isFifo: boolean,
): readonly TrailLine[] {
  if (!isTradeFigure(name)) throw new RangeError(name);
  if (isFifo && name === 'realised_gain') return matchLines(matchesOf(trades), EVERYTHING);
  if (isFifo && isFifoFigure(name)) {
    const tradeOf = (id: number) => trades.find((trade) => trade.id === id) as Transaction;
    return lotLines(fifoLots(trades).lots, tradeOf, name as 'cost_basis', EVERYTHING);
  }
  const figure = TRADE_FIGURES[name];
  return stepsOf(trades)
    .filter(figure.hasLine)
    .map((step, index) => tradeLine(figure, step, index === 0));
}

/**
 * The trail comes to what is published, and each figure that it names has the value that it says.
 *
 * @param isWhole whether the line of rounding is among the lines; those of trades are rounded by whoever pages them
 */
function check(
  lines: Lines,
  value: Decimal | null,
  operandOf: (line: TrailLine) => Decimal | null,
  isWhole = true,
): void {
  if (typeof lines === 'string' || value === null) {
    expect([typeof lines, value]).toEqual(['string', null]);
    return;
  }
  const published = roundHalfEven(value, PUBLISHED_DIGITS);
  expect(recomputeTrail(lines)).toEqual(rationalOf(isWhole ? published : value));
  for (const line of lines) {
    if (line.kind !== 'figure') continue;
    const named = operandOf(line);
    expect(named && equals(named, line.operand), `${String(line.figure)} of ${String(line.isin)}`).toBe(true);
  }
}

function checkAll(instruments: readonly Instrument[], summary: PortfolioSummary, isFifo: boolean): void {
  const { holdings, closedPositions, oversoldPositions } = summary;
  const positions = [...holdings, ...closedPositions, ...oversoldPositions];
  const find = (isin: string) => positions.find((position) => position.isin === isin) as PositionSummary;
  const operandOf = ({ figure, isin }: TrailLine) =>
    isin === undefined
      ? totalValue(summary, figure as PortfolioFigure)
      : positionValue(find(isin), figure as PositionFigure);
  for (const name of PORTFOLIO_FIGURES) {
    if (name === 'unallocated_fees' || name === 'unallocated_taxes') continue;
    check(portfolioFigure(name, summary), totalValue(summary, name), operandOf);
  }
  for (const position of positions) {
    const trades = instruments.find(({ isin }) => isin === position.isin)?.trades ?? [];
    for (const name of POSITION_FIGURES) {
      const value = positionValue(position, name);
      if (!isTradeFigure(name)) check(positionFigure(name, position, summary.totals), value, operandOf);
      else if (value) check(tradeLinesOf(name, trades, isFifo), value, operandOf, false);
      else expect(position.kind).toBe('oversold');
    }
  }
}

/** A holding with a value, two without, a position closed at a gain with fees, and one oversold. */
const EVERY_KIND: readonly Instrument[] = [
  {
    lines: '2024-01-02 BUY 10 @ 10 fee 1; 2024-02-01 SELL 5 @ 12 fee 1; 2024-03-01 BUY 5 @ 20',
    value: '200',
  },
  { lines: '2024-01-02 BUY 3 @ 7', value: null },
  { lines: '2024-01-02 BUY 2 @ 9 fee 0.5', value: null },
  { lines: '2024-01-02 BUY 4 @ 10 fee 1; 2024-05-02 SELL 4 @ 13 fee 1', value: null },
  { lines: '2024-01-02 SELL 6 @ 8 fee 1; 2024-02-02 DIVIDEND 2 tax 1; 2024-02-02 FEE 1', value: null },
  {
    lines: `2024-01-02 TRANSFER_IN 10 @ 5 fee 1; 2024-01-03 SPLIT 3:2; 2024-01-04 TRANSFER_OUT 5
      2024-01-05 DIVIDEND 7.5 fee 1 tax 2; 2024-01-06 TAX 1; 2024-01-07 BUY 1 @ 9 tax 0.1`,
    value: '90',
  },
].map(({ lines, value }, index) => {
  const isin = `ISIN${String(index)}`;
  return {
    isin,
    value: value === null ? null : decimal(value),
    quote: null,
    trades: entries(lines).map((trade) => ({ ...trade, isin })),
  };
});

it('every kind of position has the trails of its figures, by average cost', () => {
  checkAll(EVERY_KIND, summaryOf(EVERY_KIND), false);
});

describe('laws', () => {
  it('every figure of the summary has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(anyInstruments, (instruments) => checkAll(instruments, summaryOf(instruments), false)),
      { numRuns: 60 },
    );
  });

  it('so it has by first in, first out', () => {
    fc.assert(
      fc.property(anyInstruments, (instruments) => {
        const ledgers = new Map(instruments.map(({ isin, trades }) => [isin, fifoLots(trades)]));
        const summary = fifoSummary(summaryOf(instruments), (isin) => ledgers.get(isin) as FifoLedger);
        checkAll(instruments, summary, true);
      }),
      { numRuns: 60 },
    );
  });

  it('the lines of a page begin where the counts of the trades before it say', () => {
    fc.assert(
      fc.property(anyEntries(), (trades) => {
        const steps = stepsOf(trades);
        for (const figure of Object.values(TRADE_FIGURES)) {
          let counts = NO_LINES;
          let lines = 0;
          for (const step of steps) {
            counts = countLines(counts, step);
            lines += figure.hasLine(step) ? 1 : 0;
            expect(figure.linesUpTo(step.after, counts)).toBe(lines);
          }
        }
      }),
    );
  });

  it('a later page of lots or matches goes on from the value at its border', () => {
    fc.assert(
      fc.property(anyEntries(), fc.nat({ max: 12 }), (trades, skip) => {
        const matches = matchesOf(trades);
        const all = matchLines(matches, EVERYTHING);
        expect(matchLines(matches, { skip, limit: 3 })).toEqual(all.slice(skip, skip + 3));
        const tradeOf = (id: number) => trades.find((trade) => trade.id === id) as Transaction;
        const { lots } = fifoLots(trades);
        const everyLot = lotLines(lots, tradeOf, 'fees_in_cost_basis', EVERYTHING);
        const page = lotLines(lots, tradeOf, 'fees_in_cost_basis', { skip, limit: 3 });
        expect(page).toEqual(everyLot.slice(skip, skip + 3));
      }),
    );
  });

  it('the checker finds a line that was tampered with', () => {
    fc.assert(
      fc.property(anyTrades(fc.constant('BUY'), 6), fc.nat(), (trades, at) => {
        fc.pre(trades.length > 0);
        const lines = tradeLinesOf('cost_basis', trades, false);
        const wrong = lines.map((line, index) => {
          const result = { digits: line.result.digits + 1n, scale: line.result.scale };
          return index === at % lines.length ? { ...line, result } : line;
        });
        expect(() => recomputeTrail(wrong)).toThrow('is wrong');
      }),
    );
  });
});
