import {
  type Decimal,
  decimalText,
  foldedName,
  isAboveWhole,
  isPositive,
  LOOK_THROUGH_KINDS,
  MOST_FUND_ROWS,
  negate,
  sumOfWeights,
  WEIGHT_TOLERANCE,
  type WeightedPart,
} from '@portfolio/domain';
import { z } from 'zod';
import { pastDateField } from '../../http/date-fields.ts';
import { type FieldError, valueError } from '../../http/field.ts';
import { booleanField, decimalField } from '../../http/number-fields.ts';
import { enumField, isinField, isinPathField, trimmedField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal } from '../../http/wire.ts';
import type { Breakdown } from './look-through.repository.ts';

/** More than any fund owns or owes of one thing; a percentage in place of a fraction is noticed by it. */
const MOST: Decimal = { digits: 10n, scale: 0 };

const kindField = (description: string) => enumField(LOOK_THROUGH_KINDS, description);

const part = z.object({
  name: trimmedField('name', 255, 'Region, sector or name of what is held; trimmed', 'North America'),
  weight: decimalField({
    atLeast: negate(MOST),
    atMost: MOST,
    description: 'A fraction of the instrument: 0.6212 is 62.12 %; below 0 for what it owes',
  }),
});

/** What is wrong with weights that each could be right. */
function partsError(parts: readonly WeightedPart[]): FieldError | null {
  if (parts.length === 0 || parts.length > MOST_FUND_ROWS)
    return valueError('part_count', `there are 1 to ${MOST_FUND_ROWS} parts`, {
      most: String(MOST_FUND_ROWS),
    });
  const seen = new Set<string>();
  for (const { name } of parts) {
    if (seen.has(foldedName(name))) return valueError('part_twice', `"${name}" stands twice`, { name });
    seen.add(foldedName(name));
  }
  const sum = sumOfWeights(parts);
  if (isPositive(sum) && !isAboveWhole(sum)) return null;
  const values = { sum: decimalText(sum), tolerance: decimalText(WEIGHT_TOLERANCE) };
  const message = `the weights come to ${values.sum}; they come to more than 0 and to at most 1, give or take ${values.tolerance}`;
  return valueError('weights_not_whole', message, values);
}

export const lookThroughInput = z.object({
  kind: kindField('What the weights are of; those of the other kinds stay'),
  as_of: pastDateField('The day that the weights are of, not after today'),
  parts: z
    .array(part)
    .superRefine((parts, context) => {
      const error = partsError(parts);
      if (error === null) return;
      const { message, ...params } = error;
      context.issues.push({ code: 'custom', input: parts, message, params });
    })
    .meta({
      minItems: 1,
      maxItems: MOST_FUND_ROWS,
      description: 'Every name once. What they leave of the whole is not broken down',
    }),
});
export type LookThroughInput = z.output<typeof lookThroughInput>;

export const lookThroughParams = z.object({ isin: isinPathField() });
export const newLookThroughParams = z.object({ isin: isinField('ISIN, its check digit right') });
export const lookThroughDeletion = z.object({ kind: kindField('Only the weights of this kind').optional() });

export const fundFileQuery = z.object({
  dry_run: booleanField('Report what an import would do and store nothing').optional(),
  as_of: pastDateField(
    'The day that the weights are of; default the one that the file names, or today',
  ).optional(),
});

const tolerance = wireDecimal('How far the sum of a whole instrument may be from 1');
const sum = wireDecimal('All weights together; what it leaves of 1 is not broken down');
const wirePart = z.object({ name: z.string(), weight: wireDecimal('A fraction of the instrument') });

const breakdownShape = {
  kind: z.enum(LOOK_THROUGH_KINDS),
  as_of: wireDate('The day that the weights are of'),
  sum,
  parts_total: wireCount('All parts'),
};

export const lookThroughSchema = z
  .object({
    isin: z.string(),
    tolerance,
    breakdowns: z.array(
      z.object({ ...breakdownShape, parts: z.array(wirePart).meta({ description: 'Heaviest first' }) }),
    ),
  })
  .meta({ id: 'LookThrough' });

export const lookThroughListSchema = z
  .object({
    items: z.array(z.object({ isin: z.string(), breakdowns: z.array(z.object(breakdownShape)) })),
    total: wireCount('All of them; there is no paging'),
  })
  .meta({ id: 'LookThroughList' });

export const fundFileReportSchema = z
  .object({
    isin: z.string(),
    as_of: wireDate('The day that the weights are of'),
    as_of_from: z
      .enum(['request', 'file', 'today'])
      .meta({ description: 'Who named that day; `today` when neither the request nor the file did' }),
    columns: z.record(z.string(), z.string()).meta({
      description: 'Which column was read as what, by its heading',
      examples: [{ weight: 'Weight (%)' }],
    }),
    unit: z.enum(['percent', 'fraction']).meta({ description: 'How the file tells weights' }),
    rows: wireCount('Rows with a weight'),
    left_out: z
      .array(z.int())
      .meta({ description: 'Lines of the file whose weight is no number; they count for nothing' }),
    sum: wireDecimal('All weights of the file together'),
    tolerance,
    cash: wireDecimal('Of the rows that are cash; below 0 for debts'),
    breakdowns: z.array(
      z.object({
        ...breakdownShape,
        parts: z.array(wirePart).meta({ description: 'The ten heaviest' }),
      }),
    ),
    dry_run: z.boolean(),
    change_id: z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' }),
  })
  .meta({ id: 'FundFileReport' });
export type FundFileReport = z.output<typeof fundFileReportSchema>;

/** A breakdown as the wire shows it, with some of its parts. */
export function wireBreakdown({ kind, asOf, parts }: Breakdown, most = parts.length) {
  return {
    ...wireBreakdownHead({ kind, asOf, parts }),
    parts: parts.slice(0, most).map(({ name, weight }) => ({ name, weight: decimalText(weight) })),
  };
}

export function wireBreakdownHead({ kind, asOf, parts }: Breakdown) {
  return { kind, as_of: asOf, sum: decimalText(sumOfWeights(parts)), parts_total: parts.length };
}

/** All that is known of one instrument. */
export function wireLookThrough(
  isin: string,
  breakdowns: readonly Breakdown[],
): z.output<typeof lookThroughSchema> {
  return {
    isin,
    tolerance: decimalText(WEIGHT_TOLERANCE),
    breakdowns: breakdowns.map((breakdown) => wireBreakdown(breakdown)),
  };
}
