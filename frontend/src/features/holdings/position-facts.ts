import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { compareDecimalText } from '../../format/compare-decimal-text.ts';

export function nameOf(position: Position): string {
  return position.name ?? position.isin;
}

/** The value was entered before the newest trade, so it does not know of it. ISO days compare as text. */
export function isOutdated({
  price_date: priced,
  last_trade_date: traded,
  valuation_source,
}: Position): boolean {
  return valuation_source === 'manual' && priced !== null && traded !== null && priced < traded;
}

/** No holding has a value: figures that need one are unknown, not zero. */
export function hasNoValue({ holdings, holdings_without_value: without }: PortfolioSummary): boolean {
  return holdings.length > 0 && without === holdings.length;
}

/** Largest first, by value, or by cost while nobody has entered one. */
export function largestFirst(positions: readonly Position[]): Position[] {
  const size = ({ market_value: value, cost_basis: cost }: Position) => value ?? cost ?? '0';
  return positions.toSorted((left, right) => compareDecimalText(size(right), size(left)));
}
