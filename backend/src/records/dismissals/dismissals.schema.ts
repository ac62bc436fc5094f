import { z } from 'zod';
import { enumField, trimmedField } from '../../http/text-fields.ts';
import { stampsShape, wireId, wireStamps } from '../../http/wire.ts';
import type { RowOf } from '../../db/tables.ts';

export const DISMISSED_CODES = ['suspected_duplicate', 'suspected_split'] as const;

export const dismissalInput = z.object({
  code: enumField(DISMISSED_CODES, 'What was suspected'),
  about: trimmedField('subject', 200, 'As the item of the data health names itself', '17+18'),
});
export type DismissalInput = z.output<typeof dismissalInput>;

export const dismissalSchema = z
  .object({ id: wireId, code: z.enum(DISMISSED_CODES), about: z.string(), ...stampsShape })
  .meta({ id: 'Dismissal' });

export function wireDismissal(row: RowOf<'dismissals'>): z.output<typeof dismissalSchema> {
  const { id, code, about } = row;
  return { id, code, about, ...wireStamps(row) };
}
