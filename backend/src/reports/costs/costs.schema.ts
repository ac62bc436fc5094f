import {
  bothCharged,
  type BrokerCharges,
  type Charged,
  daysBetween,
  type Decimal,
  decimalText,
  publishedText,
  UNCHARGED,
  type Unavailable,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import { wireYear } from '../yearly.schema.ts';
import type { CostsTold, FundCost } from './costs.service.ts';

const REASONS = ['not_held', 'oversold', 'no_price', 'no_rate', 'no_ter', 'base_not_positive'] as const;
type Reason = (typeof REASONS)[number];

const chargedShape = {
  fees: wireDecimal(`Fees, charges for exchanging currency, and fees by themselves, ${BASE_CURRENCY}`),
  taxes: wireDecimal(`Withheld or charged, ${BASE_CURRENCY}`),
};

const fundSchema = z.object({
  isin: z.string(),
  name: z.string().nullable(),
  market_value: wireDecimalOrNull('Of the holding'),
  ter: wireDecimalOrNull('Yearly cost of the fund, a fraction'),
  ter_cost: wireDecimalOrNull('Market value × TER'),
  unavailable: z
    .enum(['no_ter', 'no_price', 'no_rate'])
    .nullable()
    .meta({ description: 'Why there is no TER in money' }),
});

export const costsSchema = z
  .object({
    currency: z.string(),
    years: z
      .array(
        z.object({
          year: wireYear,
          ...chargedShape,
          brokers: z
            .array(z.object({ broker: z.string(), ...chargedShape }))
            .meta({ description: 'Ascending by name' }),
        }),
      )
      .meta({ description: 'In which anything was charged, ascending' }),
    total: z.object(chargedShape),
    funds: z.array(fundSchema).meta({ description: 'Of every holding, ascending by ISIN' }),
    ter_cost: wireDecimalOrNull(
      'What a year of the funds costs at their value today, of those whose TER and value are known',
    ),
    without_ter: z
      .array(z.string())
      .meta({ description: 'Holdings that nobody has told the TER of: in no figure of it' }),
    last_year: z
      .object({
        start_date: wireDate('The day after it is the first that counts'),
        end_date: wireDate('Today'),
        days: wireCount('Evenings that are averaged; fewer than 365 since the first entry'),
        fees: wireDecimal('Charged in those days'),
        average_value: wireDecimalOrNull('Mean of the values of those evenings'),
        total_cost_ratio: wireDecimalOrNull('(Fees + TER in money) / average value, a fraction'),
      })
      .meta({ description: 'The last twelve months' }),
    unvalued: z
      .array(z.string())
      .meta({ description: 'Instruments without a value on some of those evenings' }),
    unavailable: z
      .record(z.string(), z.enum(REASONS))
      .meta({ description: 'Why each figure that is null is missing, by its name' }),
  })
  .meta({ id: 'CostReport' });

function wireFund({ position, ter, cost }: FundCost): z.output<typeof fundSchema> {
  return {
    isin: position.isin,
    name: position.name,
    market_value: position.marketValue && publishedText(position.marketValue, 2),
    ter: ter && decimalText(ter),
    ter_cost: cost && publishedText(cost, 2),
    unavailable: cost ? null : ter ? position.noValue : 'no_ter',
  };
}

export function wireCosts(told: CostsTold): z.output<typeof costsSchema> {
  const unavailable: Record<string, Reason> = {};
  const orReason = (name: string, value: Decimal | Unavailable, digits: number) => {
    if (typeof value !== 'string') return publishedText(value, digits);
    unavailable[name] = value as Reason;
    return null;
  };
  const byYear = Map.groupBy(told.charges, ({ year }) => year);
  return {
    currency: told.currency,
    years: Array.from(byYear, ([year, brokers]) => ({
      year,
      ...wireCharged(totalOf(brokers)),
      brokers: brokers.map((line) => ({ broker: line.broker, ...wireCharged(line) })),
    })),
    total: wireCharged(totalOf(told.charges)),
    funds: told.funds.map(wireFund),
    ter_cost: orReason('ter_cost', told.terCost, 2),
    without_ter: told.funds.filter(({ ter }) => ter === null).map(({ position }) => position.isin),
    last_year: {
      start_date: told.start,
      end_date: told.end,
      days: daysBetween(told.start, told.end),
      fees: publishedText(told.lastFees, 2),
      average_value: orReason('average_value', told.average, 2),
      total_cost_ratio: orReason('total_cost_ratio', told.ratio, 0),
    },
    unvalued: [...told.missing],
    unavailable,
  };
}

const totalOf = (lines: readonly BrokerCharges[]) => lines.reduce<Charged>(bothCharged, UNCHARGED);

function wireCharged({ fees, taxes }: Charged) {
  return { fees: publishedText(fees, 2), taxes: publishedText(taxes, 2) };
}
