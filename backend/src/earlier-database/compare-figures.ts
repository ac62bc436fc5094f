import { type Decimal, decimalText, equals, isPositive, isZero, ZERO } from '@portfolio/domain';
import { wireInstant } from '../db/instant.ts';
import type { Circumstances } from './circumstances.ts';
import type { EarlierFigures } from './earlier-figures.ts';
import type { Figures, PositionFigures } from './figures.ts';
import { shownValue } from './shown-value.ts';

/** One figure there and here. */
export interface ComparedFigure {
  readonly name: string;
  readonly earlier: string;
  readonly here: string;
  readonly agrees: boolean;
  /** Why the two may differ; empty where nothing may. */
  readonly reasons: readonly string[];
}

export interface Comparison {
  readonly totals: readonly ComparedFigure[];
  readonly positions: readonly ComparedFigure[];
  readonly snapshots: readonly ComparedFigure[];
}

function compared(
  name: string,
  earlier: Decimal,
  here: Decimal,
  digits: number,
  reasons: readonly string[],
): ComparedFigure {
  const texts = { earlier: decimalText(earlier, digits), here: decimalText(here, digits) };
  return { name, ...texts, agrees: equals(earlier, here), reasons };
}

const count = (figures: Figures, matches: (units: Decimal) => boolean): Decimal => {
  const { length } = [...figures.positions.values()].filter(({ units }) => matches(units));
  return { digits: BigInt(length), scale: 0 };
};

function comparedTotals(earlier: EarlierFigures, here: Figures, why: Circumstances): ComparedFigure[] {
  const currencies = new Set([...earlier.otherAssets.keys(), ...here.otherAssets.keys()]);
  const unheld = why.valuesWithoutHolding(earlier.valuesWithoutHolding);
  const ofTrades = why.trades();
  const ofValues = why.values();
  return [
    compared('Holdings', count(earlier, isPositive), count(here, isPositive), 0, ofTrades),
    compared('Closed positions', count(earlier, isZero), count(here, isZero), 0, ofTrades),
    compared('Invested', earlier.invested, here.invested, 2, ofTrades),
    compared('Withdrawn', earlier.withdrawn, here.withdrawn, 2, ofTrades),
    compared('Fees', earlier.fees, here.fees, 2, ofTrades),
    compared('Value of holdings', earlier.holdingsValue, here.holdingsValue, 2, ofValues),
    compared('Portfolio value', earlier.portfolioValue, here.portfolioValue, 2, [...unheld, ...ofValues]),
    compared('Profit or loss', earlier.profitLoss, here.profitLoss, 2, [...unheld, ...ofValues]),
    ...[...currencies].toSorted().map((currency) => {
      const [there, now] = [earlier.otherAssets.get(currency), here.otherAssets.get(currency)];
      const name = `Other assets, ${shownValue(currency).replaceAll('"', '')}`;
      return compared(name, there ?? ZERO, now ?? ZERO, 2, why.otherAssets());
    }),
    compared('CZK for 1 EUR', earlier.exchangeRate, here.exchangeRate, 2, why.exchangeRate()),
  ];
}

const NO_TRADES: PositionFigures = {
  units: ZERO,
  purchases: ZERO,
  proceeds: ZERO,
  fees: ZERO,
  entryCount: 0,
};

const saidOf = ({ units, purchases, proceeds, fees, entryCount }: PositionFigures) =>
  [
    `${decimalText(units)} units`,
    `bought ${decimalText(purchases, 2)}`,
    `sold ${decimalText(proceeds, 2)}`,
    `fees ${decimalText(fees, 2)}`,
    `trades ${entryCount}`,
  ].join(', ');

function comparedPositions(earlier: Figures, here: Figures, why: Circumstances): ComparedFigure[] {
  return [...earlier.positions].map(([isin, position]) => {
    const texts = { earlier: saidOf(position), here: saidOf(here.positions.get(isin) ?? NO_TRADES) };
    const name = shownValue(isin).replaceAll('"', '');
    return { name, ...texts, agrees: texts.earlier === texts.here, reasons: why.trades(isin) };
  });
}

/**
 * Sets the figures of the earlier database beside those of this one. Figures are equal exactly or not at all.
 *
 * Of this database only what the other one also has is compared: its positions and the moments of its snapshots.
 */
export function compareFigures(earlier: EarlierFigures, here: Figures, why: Circumstances): Comparison {
  return {
    totals: comparedTotals(earlier, here, why),
    positions: comparedPositions(earlier, here, why),
    snapshots: [...earlier.snapshots].map(([moment, total]) =>
      compared(wireInstant(moment), total, here.snapshots.get(moment) ?? ZERO, 2, why.snapshot(moment)),
    ),
  };
}

/** Figures that differ although nothing explains it. */
export function unexplained({ totals, positions, snapshots }: Comparison): ComparedFigure[] {
  return [...totals, ...positions, ...snapshots].filter(
    ({ agrees, reasons }) => !agrees && reasons.length === 0,
  );
}
