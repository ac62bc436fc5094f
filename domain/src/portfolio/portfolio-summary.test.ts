import { describe, expect, it } from 'vitest';
import { positionOf } from '../ledger/position-of.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { entries, SOME_DAY, trades } from '../testing/index.ts';
import { manualValuation, type Valuation } from '../valuation/valuation.ts';
import { type PortfolioInput, portfolioSummary } from './portfolio-summary.ts';

/** A portfolio from lines of trades and values by ISIN. */
function portfolio(lines: Record<string, string>, values: Record<string, string> = {}): PortfolioInput {
  const positions = new Map(Object.entries(lines).map(([isin, text]) => [isin, positionOf(trades(text))]));
  const valuations = new Map<string, Valuation>(
    Object.entries(values).map(([isin, value]) => [
      isin,
      manualValuation(decimal(value), positions.get(isin)?.units ?? ZERO, SOME_DAY),
    ]),
  );
  return { positions, valuations, instruments: new Map() };
}

/** Decimals as published text, everything else as it is. */
function published(figures: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'object' && value !== null ? publishedText(value as Decimal) : value,
    ]),
  );
}

const WORLD = 'IE00BK5BQT80';
const BONDS = 'IE00B3F81R35';
const GOLD = 'DE000A0S9GB0';
const SOLD = 'LU1681043599';

const HOLDING = '2025-01-15 BUY 10 @ 100 fee 1; 2025-02-15 SELL 5 @ 120 fee 1';
const CLOSED = '2025-01-15 BUY 10 @ 10 fee 1; 2025-02-15 SELL 10 @ 12 fee 1';
const OVERSOLD = '2025-01-15 BUY 1 @ 10 fee 1; 2025-02-15 SELL 3 @ 12 fee 1';

describe('portfolioSummary', () => {
  it('of an empty portfolio is all zeros and empty lists', () => {
    const summary = portfolioSummary(portfolio({}));
    expect(published(summary.totals)).toEqual({
      totalInvested: '0',
      totalWithdrawn: '0',
      totalFees: '0',
      totalTaxes: '0',
      totalIncome: '0',
      totalCurrentPortfolioInvestedValue: '0',
      totalProfitLoss: '0',
      costBasis: '0',
      costBasisWithFees: '0',
      realisedGain: '0',
      realisedGainWithFees: '0',
      unrealisedGain: '0',
      marketValue: '0',
      netInvested: '0',
      fees: '0',
      taxes: '0',
      income: '0',
      totalGain: '0',
      holdingsWithoutValue: 0,
    });
    expect(summary.totals.totalInvested).toEqual(ZERO);
    expect([summary.holdings, summary.closedPositions, summary.oversoldPositions]).toEqual([[], [], []]);
  });

  it('knows everything of a holding with a value', () => {
    const { holdings } = portfolioSummary(portfolio({ [WORLD]: HOLDING }, { [WORLD]: '600' }));
    expect(holdings.map(published)).toEqual([
      {
        isin: WORLD,
        name: null,
        assetClass: null,
        kind: 'holding',
        units: '5',
        purchases: '1000',
        proceeds: '600',
        fees: '2',
        taxes: '0',
        income: '0',
        entryCount: 2,
        netBuyInCost: '400',
        netBuyInCostPerUnit: '80',
        profitLossWithoutFees: '200',
        profitLossPercentWithoutFees: '50',
        profitLossWithFees: '198',
        profitLossPercentWithFees: '49.2537313433',
        costBasis: '500', // 1000 × 5/10
        costBasisWithFees: '500.5',
        averageCostPerUnit: '100',
        realisedGain: '100', // 600 − 500
        realisedGainWithFees: '98.5', // 100 − 0.50 − 1
        unrealisedGain: '100',
        totalGain: '198', // 100 + 100 − 2
        marketValue: '600',
        price: '120',
        priceDate: SOME_DAY,
        valuationSource: 'manual',
        quote: null,
        noValue: null,
        weight: '1',
      },
    ]);
  });

  it('says nothing of value, gain or weight of a holding that nobody has valued', () => {
    const { holdings, totals } = portfolioSummary(
      portfolio({ [WORLD]: HOLDING, [BONDS]: HOLDING }, { [WORLD]: '600' }),
    );
    expect(published(holdings[0] ?? {})).toMatchObject({
      isin: BONDS,
      marketValue: null,
      price: null,
      priceDate: null,
      valuationSource: null,
      quote: null,
      noValue: 'no_price',
      weight: null,
      unrealisedGain: null,
      profitLossWithoutFees: null,
      costBasis: '500',
      realisedGain: '100',
    });
    expect(published(totals)).toMatchObject({
      marketValue: '600',
      unrealisedGain: '100',
      holdingsWithoutValue: 1,
    });
    expect(published(holdings[1] ?? {})).toMatchObject({ weight: '1' });
  });

  it('values a closed position at 0, whatever value is still on record', () => {
    const { closedPositions, totals } = portfolioSummary(portfolio({ [SOLD]: CLOSED }, { [SOLD]: '999' }));
    expect(closedPositions.map(published)).toEqual([
      expect.objectContaining({
        kind: 'closed',
        units: '0',
        marketValue: '0',
        unrealisedGain: '0',
        costBasis: '0',
        averageCostPerUnit: null,
        netBuyInCostPerUnit: null,
        price: null,
        valuationSource: null,
        quote: null,
        noValue: null,
        weight: null,
        profitLossWithoutFees: '20',
        realisedGain: '20',
      }),
    ]);
    expect(published(totals)).toMatchObject({ marketValue: '0', totalCurrentPortfolioInvestedValue: '0' });
  });

  it('lists an oversold position apart, with its sums and nothing that needs a basis or a value', () => {
    const { oversoldPositions, totals } = portfolioSummary(
      portfolio({ [GOLD]: OVERSOLD }, { [GOLD]: '999' }),
    );
    expect(oversoldPositions.map(published)).toEqual([
      {
        isin: GOLD,
        name: null,
        assetClass: null,
        kind: 'oversold',
        units: '-2',
        purchases: '10',
        proceeds: '36',
        fees: '2',
        taxes: '0',
        income: '0',
        entryCount: 2,
        netBuyInCost: '-26',
        netBuyInCostPerUnit: null,
        profitLossWithoutFees: null,
        profitLossPercentWithoutFees: null,
        profitLossWithFees: null,
        profitLossPercentWithFees: null,
        costBasis: null,
        costBasisWithFees: null,
        averageCostPerUnit: null,
        realisedGain: '2', // one unit covered: 12 − 10
        realisedGainWithFees: '0',
        unrealisedGain: null,
        totalGain: null,
        marketValue: null,
        price: null,
        priceDate: null,
        valuationSource: null,
        quote: null,
        noValue: null,
        weight: null,
      },
    ]);
    expect(published(totals)).toMatchObject({
      totalInvested: '10',
      totalWithdrawn: '36',
      totalFees: '2',
      totalProfitLoss: '24', // 0 + 36 − 2 − 10
      realisedGain: '0',
      netInvested: '0',
      fees: '0',
      taxes: '0',
      income: '0',
      totalGain: '0',
    });
  });

  it('adds up: the net-cash totals over everything, the true ones without the oversold', () => {
    const lines = { [WORLD]: HOLDING, [SOLD]: CLOSED, [GOLD]: OVERSOLD };
    const { totals } = portfolioSummary(portfolio(lines, { [WORLD]: '600' }));
    expect(published(totals)).toEqual({
      totalInvested: '1110', // 1000 + 100 + 10
      totalWithdrawn: '756', // 600 + 120 + 36
      totalFees: '6',
      totalTaxes: '0',
      totalIncome: '0',
      totalCurrentPortfolioInvestedValue: '600',
      totalProfitLoss: '240', // 600 + 756 − 6 − 1110
      costBasis: '500',
      costBasisWithFees: '500.5',
      realisedGain: '120', // 100 + 20
      realisedGainWithFees: '116.5', // 98.5 + 18
      unrealisedGain: '100',
      marketValue: '600',
      netInvested: '380', // 400 − 20
      fees: '4',
      taxes: '0',
      income: '0',
      totalGain: '216', // 120 + 100 − 4
      holdingsWithoutValue: 0,
    });
  });

  it('counts dividends, taxes and what was charged to the portfolio as a whole', () => {
    const summary = portfolioSummary({
      positions: new Map([
        [WORLD, positionOf(entries('2025-01-15 BUY 10 @ 10 fee 1; 2025-02-15 DIVIDEND 8 fee 0.5 tax 2'))],
        [GOLD, positionOf(entries('2025-01-15 SELL 1 @ 10; 2025-02-15 DIVIDEND 4 tax 1; 2025-02-16 FEE 3'))],
      ]),
      valuations: new Map([[WORLD, manualValuation(decimal('120'), decimal('10'), SOME_DAY)]]),
      instruments: new Map(),
      charges: { fees: decimal('6'), taxes: decimal('5') },
    });
    expect(published(summary.totals)).toMatchObject({
      totalFees: '10.5', // 1 + 0.5 + 3 + 6
      totalTaxes: '8', // 2 + 1 + 5
      totalIncome: '12', // 8 + 4
      totalProfitLoss: '19.5', // 120 + 10 − 10.5 − 100
      fees: '7.5', // those of the oversold position left out
      taxes: '7',
      income: '8',
      totalGain: '13.5', // 20 + 8 − 7.5 − 7
    });
    expect(summary.holdings.map(({ totalGain }) => totalGain && publishedText(totalGain))).toEqual(['24.5']);
  });

  it('ascends by ISIN, carries names, and leaves out positions without trades', () => {
    const input = portfolio(
      { [WORLD]: HOLDING, [GOLD]: HOLDING, [BONDS]: HOLDING, [SOLD]: '' },
      { [GOLD]: '1', [WORLD]: '3' },
    );
    const summary = portfolioSummary({
      ...input,
      instruments: new Map([[GOLD, { name: 'Xetra-Gold', assetClass: 'REAL_ASSET' }]]),
    });
    expect(summary.holdings.map((position) => [position.isin, position.name, position.assetClass])).toEqual([
      [GOLD, 'Xetra-Gold', 'REAL_ASSET'],
      [BONDS, null, null],
      [WORLD, null, null],
    ]);
    expect(summary.holdings.map((position) => position.weight && publishedText(position.weight))).toEqual([
      '0.25',
      null,
      '0.75',
    ]);
    expect(summary.closedPositions).toEqual([]);
  });

  it('has no weights when all holdings together are worth nothing', () => {
    const { holdings } = portfolioSummary(portfolio({ [WORLD]: HOLDING }, { [WORLD]: '0' }));
    expect(published(holdings[0] ?? {})).toMatchObject({
      marketValue: '0',
      weight: null,
      profitLossPercentWithoutFees: '-100',
    });
  });

  it('counts a value without any trades nowhere', () => {
    const { totals } = portfolioSummary(portfolio({}, { [WORLD]: '600' }));
    expect(published(totals)).toMatchObject({ marketValue: '0', totalProfitLoss: '0' });
  });
});
