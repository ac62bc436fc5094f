import { z } from 'zod';
import { csvMappingInput, csvMappingSchema, wireCsvMapping } from '../../http/csv-mapping-field.ts';
import { idField } from '../../http/number-fields.ts';
import { textField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireId, wireStamps } from '../../http/wire.ts';
import type { RememberedMapping } from './import-mappings.repository.ts';

const MOST_COLUMNS = 500;

export const mappingInput = z.object({
  header: z
    .array(textField(0, 1000, 'Name of a column'))
    .max(MOST_COLUMNS)
    .meta({
      description: 'The header of the file: files with the same columns are read alike, whatever their order',
    }),
  mapping: csvMappingInput,
});
export type MappingInput = z.output<typeof mappingInput>;

export const mappingParams = z.object({ id: idField('ID of the mapping') });

export const rememberedMappingSchema = z
  .object({
    id: wireId,
    header: z.array(z.string()).meta({ description: 'In small letters, sorted' }),
    mapping: csvMappingSchema,
    ...stampsShape,
  })
  .meta({ id: 'ImportMapping' });

export const mappingListSchema = z
  .object({ items: z.array(rememberedMappingSchema), total: wireCount('All of them; there is no paging') })
  .meta({ id: 'ImportMappings' });

export function wireMapping(row: RememberedMapping): z.output<typeof rememberedMappingSchema> {
  const { id, header, mapping } = row;
  return { id, header: [...header], mapping: wireCsvMapping(mapping), ...wireStamps(row) };
}
