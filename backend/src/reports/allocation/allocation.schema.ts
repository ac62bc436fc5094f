import {
  ALLOCATION_KEYS,
  type AllocationPart,
  type Concentration,
  decimalText,
  PART_KINDS,
  partTarget,
  publishedText,
  shareOf,
  sum,
  sumOfWeights,
  WEIGHT_TOLERANCE,
} from '@portfolio/domain';
import { z } from 'zod';
import { type FieldResult, repeatedField, valueError } from '../../http/field.ts';
import { integerField } from '../../http/number-fields.ts';
import { enumField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import type { AllocationReport, OverlapReport } from './allocation.service.ts';

export const allocationQuery = z.object({
  by: enumField(ALLOCATION_KEYS, 'What the value of all holdings is divided by'),
  limit: integerField(
    1,
    10_000,
    'How many named parts to answer at most, the largest; the others are told together. Default 1000',
  ).optional(),
});

const LIMIT = 1000;

const share = wireDecimalOrNull('Value ÷ value of all holdings, a fraction; null when that is 0');

const wirePart = z.object({
  kind: z.enum(PART_KINDS).meta({
    description:
      '`named`; `unknown` where nobody has said it; `not_broken_down` for what the weights of an instrument leave over, below 0 where rounded weights come to more than the whole',
  }),
  key: z.string().meta({
    description:
      'ISIN, class, currency, broker, ISO 3166 code of a country, GICS code of a sector, or folded name; empty unless named',
  }),
  name: z.string(),
  value: wireDecimal('Base currency'),
  share,
  target: wireDecimalOrNull(
    'Target weight of the instrument, or of the class with those of the instruments held in it; null where none is set',
  ),
  deviation: wireDecimalOrNull('Share − target; null without either'),
  instruments: z
    .array(
      z.object({ isin: z.string(), name: z.string().nullable(), value: wireDecimal('Of this part alone') }),
    )
    .meta({ description: 'Which holdings the part is held by, the largest first' }),
});

const concentrationSchema = z
  .object({
    largest: z.object({ isin: z.string(), name: z.string().nullable() }),
    largest_position_share: wireDecimal('Share of the largest position'),
    top_ten_share: wireDecimal('Share of the ten largest positions together'),
    herfindahl_index: wireDecimal('Σ share², between 0 and 1'),
    effective_count: wireDecimal('1 ÷ Herfindahl index: so many positions of the same size'),
  })
  .meta({ id: 'Concentration' });

export const allocationSchema = z
  .object({
    by: z.enum(ALLOCATION_KEYS),
    as_of: wireDate('Today'),
    currency: z.string().meta({ description: 'The base currency' }),
    total_value: wireDecimal('Value of all holdings that have one; the parts come to this'),
    parts: z.array(wirePart),
    parts_total: wireCount('All parts, those that are told together among them'),
    more: z
      .object({ count: z.int(), value: wireDecimal('Base currency'), share })
      .meta({ description: 'The smallest named parts, beyond `limit`' }),
    without_value: z
      .array(
        z.object({
          isin: z.string(),
          name: z.string().nullable(),
          reason: z.enum(['no_price', 'no_rate', 'oversold']),
        }),
      )
      .meta({ description: 'Holdings that are in no part, and why' }),
    coverage: z
      .array(
        z.object({
          isin: z.string(),
          name: z.string().nullable(),
          value: wireDecimal('Base currency'),
          known: wireDecimalOrNull('Sum of its weights of this kind; null when none are known'),
          as_of: wireDate('The day that the weights are of').nullable(),
        }),
      )
      .meta({ description: 'Of regions, sectors and holdings: how far each holding is broken down' }),
    concentration: concentrationSchema
      .nullable()
      .meta({ description: 'Of positions, whatever they are divided by' }),
  })
  .meta({ id: 'Allocation' });
type AllocationWire = z.output<typeof allocationSchema>;

/** Two ISINs, in either case: `isin` twice. */
const twoIsins = repeatedField(
  {
    type: 'array',
    items: { type: 'string', minLength: 12, maxLength: 12 },
    minItems: 2,
    maxItems: 2,
    description: 'ISIN of each of the two, in either case: `isin=…&isin=…`',
  },
  (value): FieldResult<readonly [string, string]> => {
    const [left, right, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    const areTwo = typeof left === 'string' && typeof right === 'string' && others.length === 0;
    return areTwo
      ? { value: [left.toUpperCase(), right.toUpperCase()] }
      : { error: valueError('two_isins', 'name isin twice, once for each fund') };
  },
);

export const overlapQuery = z.object({ isin: twoIsins });

export const overlapSchema = z
  .object({
    funds: z.array(
      z.object({
        isin: z.string(),
        name: z.string().nullable(),
        as_of: wireDate('The day that its weights are of'),
        known: wireDecimal('How much of it is known, a fraction'),
      }),
    ),
    overlap: wireDecimal('Σ of the smaller weights, a fraction: so much of either is in the other too'),
    is_whole: z
      .boolean()
      .meta({ description: 'Whether both are wholly known; otherwise the overlap is at least this' }),
    tolerance: wireDecimal('How far from 1 the weights of a wholly known fund may come'),
    shared: z.array(
      z.object({
        name: z.string(),
        weights: z.array(wireDecimal('Of each fund, a fraction')),
        common: wireDecimal('The smaller of them'),
      }),
    ),
    shared_total: wireCount('All that both hold; the largest hundred are listed'),
  })
  .meta({ id: 'FundOverlap' });

const SHARED_SHOWN = 100;

function wireAllocationPart(part: AllocationPart, { allocation: { by }, targets }: AllocationReport) {
  const { kind, key, name, value, share: own, instruments } = part;
  const aim = partTarget(part, by, targets);
  return {
    kind,
    key,
    name,
    value: publishedText(value, 2),
    share: own && decimalText(own),
    target: aim && decimalText(aim.target),
    deviation: aim?.deviation ? decimalText(aim.deviation) : null,
    instruments: instruments.map((one) => ({
      isin: one.isin,
      name: one.name,
      value: publishedText(one.value, 2),
    })),
  };
}

function wireConcentration({ largest, topTen, herfindahl, effectiveCount }: Concentration) {
  return {
    largest: { isin: largest.isin, name: largest.name },
    largest_position_share: decimalText(largest.share),
    top_ten_share: decimalText(topTen),
    herfindahl_index: decimalText(herfindahl),
    effective_count: decimalText(effectiveCount),
  };
}

/** How far each holding is broken down; empty unless looked through. */
function wireCoverage({
  allocation: { by },
  holdings,
  breakdowns,
}: AllocationReport): AllocationWire['coverage'] {
  if (by !== 'region' && by !== 'sector' && by !== 'holding') return [];
  return holdings.map(({ isin, name, marketValue }) => {
    const own = breakdowns.get(isin);
    return {
      isin,
      name,
      value: publishedText(marketValue, 2),
      known: own ? decimalText(sumOfWeights(own.parts)) : null,
      as_of: own?.asOf ?? null,
    };
  });
}

export function wireAllocation(report: AllocationReport, limit = LIMIT, asOf: string): AllocationWire {
  const { by, total, parts } = report.allocation;
  const named = parts.filter(({ kind }) => kind === 'named');
  const beyond = named.slice(limit);
  const rest = sum(beyond.map(({ value }) => value));
  const shown = [...named.slice(0, limit), ...parts.slice(named.length)];
  const beyondShare = shareOf(rest, total);
  return {
    by,
    as_of: asOf,
    currency: report.currency,
    total_value: publishedText(total, 2),
    parts: shown.map((part) => wireAllocationPart(part, report)),
    parts_total: parts.length,
    more: {
      count: beyond.length,
      value: publishedText(rest, 2),
      share: beyondShare && decimalText(beyondShare),
    },
    without_value: [...report.unvalued],
    coverage: wireCoverage(report),
    concentration: report.concentration && wireConcentration(report.concentration),
  };
}

export function wireOverlap({ funds, overlap }: OverlapReport): z.output<typeof overlapSchema> {
  return {
    funds: funds.map(({ isin, name, asOf }, index) => ({
      isin,
      name,
      as_of: asOf,
      known: publishedText(overlap.known[index === 0 ? 0 : 1]),
    })),
    overlap: decimalText(overlap.overlap),
    is_whole: overlap.isWhole,
    tolerance: decimalText(WEIGHT_TOLERANCE),
    shared: overlap.shared.slice(0, SHARED_SHOWN).map(({ name, weights, common }) => ({
      name,
      weights: weights.map((weight) => publishedText(weight)),
      common: publishedText(common),
    })),
    shared_total: overlap.shared.length,
  };
}
