import { decimal, decimalText } from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf } from '../../db/tables.ts';
import { BASE_CURRENCY } from '../../deps.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { chain, field, valueError, type FieldResult } from '../../http/field.ts';
import { decimalField, idField, POSITIVE } from '../../http/number-fields.ts';
import { readText, withLength } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireDecimal, wireId, wireStamps } from '../../http/wire.ts';

const LONGEST = 12;

/** Some letters become two when they are upper-cased: the length is measured before and after. */
function readAnyIsin(text: string): FieldResult<string> {
  if (/\p{Cc}/u.test(text))
    return { error: valueError('control_characters', 'control characters are not allowed') };
  return withLength(1, LONGEST)(text.toUpperCase());
}

export const positionValueInput = z.object({
  isin: field(
    {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST,
      description: 'Any text; upper-cased',
      examples: ['IE00BK5BQT80'],
    },
    chain(chain(readText, withLength(1, LONGEST)), readAnyIsin),
  ),
  current_value: decimalField({
    ...POSITIVE,
    description: `Market value of the whole position, in ${BASE_CURRENCY}`,
  }),
  based_on: basedOnOrNoneField,
});
export type PositionValueInput = z.output<typeof positionValueInput>;

export const positionValueParams = z.object({ id: idField('Id of the position value') });

export const positionValueSchema = z
  .object({
    isin: z.string(),
    current_value: wireDecimal(`Market value of the whole position, in ${BASE_CURRENCY}`),
    id: wireId,
    ...stampsShape,
  })
  .meta({ id: 'PositionValue' });

export const positionValueListSchema = z
  .object({
    position_values: z.array(positionValueSchema),
    total: wireCount('All of them; there is no paging'),
  })
  .meta({ id: 'PositionValueList' });

export function wirePositionValue(row: RowOf<'position_values'>): z.output<typeof positionValueSchema> {
  const current_value = decimalText(decimal(row.current_value), 4);
  return { isin: row.isin, current_value, id: row.id, ...wireStamps(row) };
}
