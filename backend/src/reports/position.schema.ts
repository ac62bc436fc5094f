import {
  type Close,
  type Conversion,
  dateOfEpochDay,
  decimalText,
  type Decimal,
  divide,
  epochDay,
  isStale,
  type LocalDate,
  localDate,
  ONE,
  type PositionSummary,
  PUBLISHED_DIGITS,
  publishedText,
  type Quote,
  unrealisedGainPercent,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../deps.ts';
import { wireInstant } from '../db/instant.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireMoment } from '../http/wire.ts';

const quoteSchema = z.object({
  close: wireDecimal('Close of one unit, in `currency`'),
  currency: z.string(),
  exchange_rate: wireDecimalOrNull(
    `Units of \`currency\` for one ${BASE_CURRENCY}, rounded; null when they are the same`,
  ),
  exchange_rate_date: wireDate('The day of that rate; of two, the older').nullable(),
  exchange_rate_sources: z.array(z.string()).meta({ description: 'Where the rates come from' }),
});

export const positionSchema = z
  .object({
    isin: z.string(),
    total_units: wireDecimal('Units that came in − units that left, after all splits'),
    total_cost_without_fees: wireDecimal('All purchases, units × price'),
    total_gains_without_fees: wireDecimal('All proceeds of sales, gross; not a gain'),
    total_fees: wireDecimal('All fees'),
    transactions_count: wireCount('Transactions of this ISIN'),
    current_value: wireDecimalOrNull('What the whole position is worth; 0 when it is closed'),
    absolute_pl_without_fees: wireDecimalOrNull('Value − net buy-in cost'),
    percentage_pl_without_fees: wireDecimalOrNull('The same in percent of it; null when it is not above 0'),
    absolute_pl_with_fees: wireDecimalOrNull('Value − net buy-in cost − fees'),
    percentage_pl_with_fees: wireDecimalOrNull('The same in percent; null when the base is not above 0'),
    net_buy_in_cost: wireDecimal('Purchases − proceeds (net invested)'),
    net_buy_in_cost_per_unit: wireDecimalOrNull('Per unit held'),
    current_price_per_unit: wireDecimalOrNull('Value / units'),
    name: z
      .string()
      .nullable()
      .meta({ description: 'From the ISIN metadata, or else as the broker writes it' }),
    asset_class: z.string().nullable(),
    cost_basis: wireDecimalOrNull('What the units still held cost, average-cost method, fees excluded'),
    cost_basis_with_fees: wireDecimalOrNull('The same with the purchase fees of those units'),
    average_cost_per_unit: wireDecimalOrNull('Cost basis / units'),
    realised_gain: wireDecimalOrNull(
      'Σ over sales: proceeds − cost basis of the units sold; null when units were sold and none is known to have been bought',
    ),
    unrealised_gain: wireDecimalOrNull('Market value − cost basis'),
    unrealised_gain_percentage: wireDecimalOrNull('Unrealised gain in percent of the cost basis'),
    market_value: wireDecimalOrNull('What the units held are worth'),
    price: wireDecimalOrNull('Market value per unit'),
    price_date: wireDate('Day of that price').nullable(),
    valuation_source: z.enum(['manual', 'price']).nullable().meta({
      description: 'Whether the value was entered for the whole position, or is units × price',
    }),
    price_source: z.string().nullable().meta({
      description:
        '`position_value` for a value of the whole position, `manual` for a price that was entered, or the name of a provider',
    }),
    is_stale: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the price is more than 7 days old; null without one' }),
    quote: quoteSchema
      .nullable()
      .meta({ description: 'Of a value that is units × price: what was published' }),
    no_value_reason: z
      .enum(['no_price', 'no_rate'])
      .nullable()
      .meta({ description: 'Why a holding has no value; null when it has one' }),
    weight: wireDecimalOrNull('Market value / market value of all holdings, a fraction'),
    value_updated_at: wireMoment(
      'When a value of the whole position was last entered, whether it counts or a newer price does; null without one',
    ).nullable(),
    last_trade_date: wireDate('Day of the newest purchase or sale').nullable(),
    total_income: wireDecimal('All dividends, gross'),
    total_taxes: wireDecimal('All taxes, withheld or by themselves'),
    total_gain: wireDecimalOrNull('Realised + unrealised gain + income − fees − taxes'),
  })
  .meta({ id: 'Position' });

/** A figure with at least so many fraction digits; null stays null. */
export const publishedOrNull = (value: Decimal | null, least = 0) => value && publishedText(value, least);

/** Of the close's currency for one of the base currency: both are published as units for one EUR. */
function rateOf({ multiply, divide: by }: Conversion): string | null {
  if (multiply === null && by === null) return null;
  return publishedText(divide(by?.value ?? ONE, multiply?.value ?? ONE, PUBLISHED_DIGITS));
}

function wireQuote({ close, conversion }: Quote): z.output<typeof quoteSchema> {
  const rates = [conversion.divide, conversion.multiply].filter((rate): rate is Close => rate !== null);
  const days = rates.map(({ day }) => day);
  return {
    close: decimalText(close.value, 2),
    currency: close.currency,
    exchange_rate: rateOf(conversion),
    exchange_rate_date: days.length === 0 ? null : dateOfEpochDay(Math.min(...days)),
    exchange_rate_sources: [...new Set(rates.map(({ source }) => source))],
  };
}

function wireValuation({ quote, noValue, priceDate, valuationSource }: PositionSummary, asOf: string) {
  return {
    price_date: priceDate,
    valuation_source: valuationSource,
    price_source: valuationSource === 'manual' ? 'position_value' : (quote?.close.source ?? null),
    is_stale: priceDate && isStale(epochDay(priceDate), epochDay(localDate(asOf))),
    quote: quote && wireQuote(quote),
    no_value_reason: noValue,
  };
}

/** What is known of a position beside its figures. */
export interface PositionStamps {
  readonly lastTradeDate: LocalDate | null;
  /** When its value was entered; null where none is. */
  readonly valueEnteredAt: string | null;
}

/**
 * A position as every report shows it.
 *
 * @param asOf the day on which it is told, `YYYY-MM-DD`
 */
export function wirePosition(
  position: PositionSummary,
  { lastTradeDate, valueEnteredAt }: PositionStamps,
  asOf: string,
) {
  const isClosed = position.kind === 'closed';
  const hasSales = position.proceeds.digits !== 0n;
  return {
    isin: position.isin,
    total_units: publishedText(position.units, 4),
    total_cost_without_fees: publishedText(position.purchases, 8),
    total_gains_without_fees: hasSales ? publishedText(position.proceeds, 8) : '0',
    total_fees: publishedText(position.fees, 2),
    transactions_count: position.entryCount,
    current_value: isClosed ? '0' : publishedOrNull(position.marketValue, 4),
    absolute_pl_without_fees: publishedOrNull(position.profitLossWithoutFees, 8),
    percentage_pl_without_fees: publishedOrNull(position.profitLossPercentWithoutFees),
    absolute_pl_with_fees: publishedOrNull(position.profitLossWithFees, 8),
    percentage_pl_with_fees: publishedOrNull(position.profitLossPercentWithFees),
    net_buy_in_cost: publishedText(position.netBuyInCost, 8),
    net_buy_in_cost_per_unit: publishedOrNull(position.netBuyInCostPerUnit),
    current_price_per_unit: publishedOrNull(position.price),
    name: position.name,
    asset_class: position.assetClass,
    cost_basis: publishedOrNull(position.costBasis, 2),
    cost_basis_with_fees: publishedOrNull(position.costBasisWithFees, 2),
    average_cost_per_unit: publishedOrNull(position.averageCostPerUnit, 2),
    realised_gain: publishedOrNull(position.realisedGain, 2),
    unrealised_gain: publishedOrNull(position.unrealisedGain, 2),
    unrealised_gain_percentage: publishedOrNull(unrealisedGainPercent(position)),
    market_value: publishedOrNull(position.marketValue, 2),
    price: publishedOrNull(position.price, 2),
    ...wireValuation(position, asOf),
    weight: publishedOrNull(position.weight),
    value_updated_at: valueEnteredAt && wireInstant(valueEnteredAt),
    last_trade_date: lastTradeDate,
    total_income: publishedText(position.income, 2),
    total_taxes: publishedText(position.taxes, 2),
    total_gain: publishedOrNull(position.totalGain, 2),
  };
}
