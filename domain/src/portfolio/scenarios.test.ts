/**
 * The cases that others have published, fixtures/portfolios/<scenario>/: our figures must be theirs.
 *
 * docs/spec/oracles.md lists them all and says which do not fit yet.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FifoLedger, fifoLots } from '../ledger/fifo-lots.ts';
import type { Lot } from '../ledger/lot.ts';
import { netCash } from '../ledger/net-cash.ts';
import { averageCostPerUnit, costBasis, costBasisWithFees, type PositionState } from '../ledger/position.ts';
import { positionOf } from '../ledger/position-of.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import type { Trade } from '../ledger/trade.ts';
import { type Decimal, isNegative, subtract } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { scenarioTrades, type WrittenLedger } from '../testing/index.ts';

const FOLDER = new URL('../../../fixtures/portfolios/', import.meta.url);

interface Expected {
  readonly title: string;
  readonly published_by: { readonly project?: string; readonly file?: string; readonly working?: string };
  /** How many digits the publisher prints; ours are rounded to as many. */
  readonly fraction_digits?: number;
  readonly market_value?: string;
  readonly average?: Readonly<Record<string, unknown>>;
  readonly fifo?: Readonly<Record<string, unknown>>;
}

type Figure = Decimal | null | readonly Decimal[] | readonly Lot[];

function read(scenario: string, file: string): unknown {
  return JSON.parse(readFileSync(new URL(`${scenario}/${file}`, FOLDER), 'utf8'));
}

function unrealised(value: Decimal | null, basis: Decimal | null): Decimal | null {
  return value && basis && subtract(value, basis);
}

function averageFigures(
  position: PositionState,
  trades: readonly Trade[],
  value: Decimal | null,
): Record<string, Figure> {
  const cash = netCash(position, value);
  return {
    units: position.units,
    purchases: position.purchases,
    proceeds: position.proceeds,
    fees: position.fees,
    cost_basis: costBasis(position),
    cost_basis_with_fees: costBasisWithFees(position),
    average_cost_per_unit: averageCostPerUnit(position),
    average_price_sold: isNegative(position.units)
      ? divide(position.costPool, position.units, GUARD_DIGITS)
      : null,
    realised_gain: position.realisedGain,
    realised_gain_with_fees: position.realisedGainWithFees,
    unrealised_gain: unrealised(value, costBasis(position)),
    profit_loss: cash.profitLossWithoutFees,
    profit_loss_with_fees: cash.profitLossWithFees,
    net_amounts: trades.map(netAmount),
  };
}

function fifoFigures(ledger: FifoLedger, value: Decimal | null): Record<string, Figure> {
  return {
    cost_basis: ledger.costBasis,
    cost_basis_with_fees: ledger.costBasisWithFees,
    realised_gain: ledger.realisedGain,
    realised_gain_with_fees: ledger.realisedGainWithFees,
    unrealised_gain: unrealised(value, ledger.costBasis),
    lots: ledger.lots,
    deficits: ledger.deficits,
  };
}

/** A figure as expected.json writes it, rounded to the digits that the publisher prints. */
function written(figure: Figure | undefined, digits: number): unknown {
  if (figure === undefined || figure === null) return figure;
  const text = (value: Decimal) => decimalText(roundHalfEven(value, digits));
  if ('digits' in figure) return text(figure);
  return figure.map((item) =>
    'digits' in item
      ? text(item)
      : { date: item.date, units: text(item.units), unit_cost: text(item.unitCost), fee: text(item.fee) },
  );
}

function compared(
  figures: Record<string, Figure>,
  expected: Readonly<Record<string, unknown>>,
  digits: number,
) {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, written(figures[name], digits)]));
}

describe('scenarios', () => {
  const scenarios = readdirSync(FOLDER).toSorted();

  it('are all there', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(23);
  });

  it.each(scenarios)('%s', (scenario) => {
    const expected = read(scenario, 'expected.json') as Expected;
    const trades = scenarioTrades(read(scenario, 'trades.json') as WrittenLedger);
    const value = expected.market_value === undefined ? null : decimal(expected.market_value);
    const digits = expected.fraction_digits ?? PUBLISHED_DIGITS;
    const { average = {}, fifo = {} } = expected;

    expect(expected.published_by.file ?? expected.published_by.working).toBeTruthy();
    expect(Object.keys({ ...average, ...fifo })).not.toEqual([]);
    expect(compared(averageFigures(positionOf(trades), trades, value), average, digits)).toEqual(average);
    expect(compared(fifoFigures(fifoLots(trades), value), fifo, digits)).toEqual(fifo);
  });
});
