import type { KnownFilter } from './dated-values.service.ts';
import { type LocalDate, normalise, QUOTED_FRACTION_DIGITS, QUOTED_WHOLE_DIGITS } from '@portfolio/domain';
import { z } from 'zod';
import { booleanField, decimalField, integerField, POSITIVE } from '../../http/number-fields.ts';
import { dateField } from '../../http/date-fields.ts';
import { textField } from '../../http/text-fields.ts';
import { wireCount } from '../../http/wire.ts';
import { errorsShape } from '../../http/wire-reasons.ts';

/** A number that fits a packed series. */
export const quotedField = (description: string) =>
  decimalField({
    ...POSITIVE,
    wholeDigits: QUOTED_WHOLE_DIGITS,
    fractionDigits: QUOTED_FRACTION_DIGITS,
    description,
  });

/** Days of a filter. */
export const dayRange = {
  start_date: dateField('First day').optional(),
  end_date: dateField('Last day').optional(),
};

/** Members of the query of a list, beside its name. */
export const knownQuery = {
  ...dayRange,
  source: textField(
    0,
    50,
    'Only what was entered (`manual`) or what this provider told; without it, of each day the one that counts',
  ).optional(),
};

export const pageQuery = {
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many to leave out; default 0').optional(),
  limit: integerField(1, 10_000, 'How many to answer at most; default 1000').optional(),
};

const LIMIT = 1000;

export const pageOf = ({
  skip = 0,
  limit = LIMIT,
}: {
  skip?: number | undefined;
  limit?: number | undefined;
}) => ({
  skip,
  limit,
});

interface FilterQuery {
  readonly start_date?: LocalDate | undefined;
  readonly end_date?: LocalDate | undefined;
  readonly source?: string | undefined;
}

/** @param name as it was asked for, in either case; empty for all */
export function filterOf(
  name: string | undefined,
  { start_date, end_date, source }: FilterQuery,
): KnownFilter {
  return {
    name: name ? name.toUpperCase() : null,
    startDate: start_date ?? null,
    endDate: end_date ?? null,
    source: source ? source : null,
  };
}

const countsShape = {
  created: wireCount('Days that had none'),
  updated: wireCount('Days that had another'),
  unchanged: wireCount('The same as before, or followed by another of the same day'),
};
const changeId = z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' });

export const storedSchema = z
  .object({ ...countsShape, change_id: changeId })
  .meta({ id: 'StoredValues', description: 'What became of the values' });
export type StoredWire = z.output<typeof storedSchema>;

export const datedFileQuery = z.object({
  dry_run: booleanField('Report what an import would do and store nothing').optional(),
});

export const datedFileReportSchema = z
  .object({
    total_rows: z.int(),
    successful: wireCount('Rows that were read'),
    failed: wireCount('Rows refused'),
    ...countsShape,
    errors: z.array(
      z.object({
        row: wireCount('From 1 over the rows below the header'),
        ...errorsShape,
        raw_data: z.record(z.string(), z.string()).meta({ description: 'Header to cell' }),
      }),
    ),
    success_rate: z.number().meta({ description: 'Percent, two digits' }),
    dry_run: z.boolean(),
    change_id: changeId,
  })
  .meta({ id: 'DatedValuesReport' });
export type DatedFileReport = z.output<typeof datedFileReportSchema>;

/** Whether a number still fits once it is told in whole units. */
export const isTooFine = (value: Parameters<typeof normalise>[0]): boolean =>
  normalise(value).scale > QUOTED_FRACTION_DIGITS;

/** What is said of a number in hundredths that is too fine in whole units. */
export function tooFine(member: string, input: unknown) {
  const most = QUOTED_FRACTION_DIGITS - 2;
  const message = `Decimal input should have no more than ${most} decimal places`;
  const params = { type: 'decimal_max_places', ctx: { decimal_places: most } };
  return { code: 'custom' as const, input, path: [member], message, params };
}
