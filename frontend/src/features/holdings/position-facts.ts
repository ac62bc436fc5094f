import type { PortfolioSummary, Position } from '../../api/wire.ts';

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

export const NO_VALUE = 'No value has been entered yet. Enter one in the table of holdings.';

/** By name: an order that stays while values are entered. */
export function byName(positions: readonly Position[]): Position[] {
  return [...positions].sort((left, right) => nameOf(left).localeCompare(nameOf(right)));
}
