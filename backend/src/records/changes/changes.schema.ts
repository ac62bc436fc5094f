import { z } from 'zod';
import { NOUNS } from '../../db/nouns.ts';
import type { Noun } from '../../db/tables.ts';
import { idField, integerField } from '../../http/number-fields.ts';
import { enumField } from '../../http/text-fields.ts';
import { detailShape, wireCount, wireMoment } from '../../http/wire.ts';

export const changeParams = z.object({ id: idField('Id of the change') });

export const changesQuery = z.object({
  skip: integerField(
    0,
    Number.MAX_SAFE_INTEGER,
    'How many to leave out at the beginning; default 0',
  ).optional(),
  limit: integerField(1, 1000, 'How many to answer at most; default 50').optional(),
});
export type ChangesQuery = z.output<typeof changesQuery>;

const SUBJECTS = Object.keys(NOUNS) as [Noun, ...Noun[]];

export const changeListQuery = changesQuery.extend({
  subject: enumField(SUBJECTS, 'Only changes of this kind of row').optional(),
});
export type ChangeListQuery = z.output<typeof changeListQuery>;

export const changeRowSchema = z
  .object({
    subject: z.string().meta({ description: 'What kind of row', examples: ['transactions'] }),
    id: z.int(),
    before: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'Null for a row that was added' }),
    after: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'Null for a row that was removed' }),
  })
  .meta({ id: 'ChangeRow' });

const changeShape = {
  id: z.int(),
  made_at: wireMoment('When it was made'),
  action: z.enum(['create', 'update', 'delete', 'delete_all', 'import', 'undo']),
  subject: z.string(),
  summary: z.string().meta({ description: 'One sentence for the owner' }),
  request_id: z.string().nullable(),
  file_name: z
    .string()
    .nullable()
    .meta({ description: 'Of an import: what the file was called; null where that was not kept' }),
  undoes: z.int().nullable().meta({ description: 'The change that this one reverted' }),
  undone_by: z.int().nullable().meta({ description: 'The change that reverted this one' }),
  row_count: wireCount('Rows added, edited or removed'),
  can_undo: z.boolean().nullable().meta({
    description:
      'Whether no other change stands in the way; null where a list does not look, as the change is large',
  }),
  conflicting_change: z
    .int()
    .nullable()
    .meta({ description: 'The change to undo first, or that has already undone this one' }),
};

export const changeSchema = z
  .object({
    ...changeShape,
    rows: z.array(changeRowSchema).meta({ description: 'The first rows; all of them by id' }),
  })
  .meta({ id: 'Change' });

export const changeListSchema = z
  .object({ changes: z.array(changeSchema), total: z.int(), skip: z.int(), limit: z.int() })
  .meta({ id: 'ChangeList' });

export const undoConflictSchema = z
  .object({
    ...detailShape,
    conflicting_change: z.int().meta({ description: 'The change to undo first' }),
  })
  .meta({ id: 'UndoConflict', description: 'Another change stands in the way' });

export const changeDetailSchema = z
  .object({ ...changeShape, rows: z.array(changeRowSchema), skip: z.int(), limit: z.int() })
  .meta({ id: 'ChangeDetail' });
