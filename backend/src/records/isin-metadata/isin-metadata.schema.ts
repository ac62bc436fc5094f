import { z } from 'zod';
import type { RowOf } from '../../db/tables.ts';
import { chain, field, valueError } from '../../http/field.ts';
import { enumField, isinField, isinPathField, readText, withLength } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireId, wireStamps } from '../../http/wire.ts';

const TYPES = ['STOCK', 'BOND', 'REAL_ASSET'] as const;

/** Measured as it was sent, then trimmed. */
const name = field(
  {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    description: 'Name of the instrument; trimmed',
    examples: ['FTSE All-World'],
  },
  chain(chain(readText, withLength(1, 255)), (text) => {
    const trimmed = text.trim();
    return trimmed === '' ? { error: valueError('the name is blank') } : { value: trimmed };
  }),
);
const type = enumField(TYPES, 'Kind of instrument');

export const isinMetadataCreateSchema = z.object({ isin: isinField(), name, type });
export type IsinMetadataCreate = z.output<typeof isinMetadataCreateSchema>;

export const isinMetadataUpdateSchema = z.object({
  name: name.nullable().optional(),
  type: type.nullable().optional(),
});
export type IsinMetadataUpdate = z.output<typeof isinMetadataUpdateSchema>;

export const isinMetadataParams = z.object({ isin: isinPathField() });

export const isinMetadataQuery = z.object({ type: enumField(TYPES, 'Only this kind').optional() });

export const isinMetadataSchema = z
  .object({ isin: z.string(), name: z.string(), type: z.enum(TYPES), id: wireId, ...stampsShape })
  .meta({ id: 'IsinMetadata' });

export const isinMetadataListSchema = z
  .object({ items: z.array(isinMetadataSchema), total: wireCount('All that match; there is no paging') })
  .meta({ id: 'IsinMetadataList' });

export function wireIsinMetadata(row: RowOf<'isin_metadata'>): z.output<typeof isinMetadataSchema> {
  return { isin: row.isin, name: row.name, type: row.type, id: row.id, ...wireStamps(row) };
}
