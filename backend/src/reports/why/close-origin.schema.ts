import { type Close, dateOfEpochDay, decimalText } from '@portfolio/domain';
import { z } from 'zod';
import { wireDate, wireDecimal, wireMoment } from '../../http/wire.ts';
import { wireInstant } from '../../db/instant.ts';
import type { CloseOrigin } from './close-trail.ts';

const oneClose = z
  .object({
    date: wireDate('Its day'),
    close: wireDecimal('Price of one unit, in `currency`, as it was published on its day'),
    currency: z.string(),
    source: z.string().meta({ description: '`manual` for what was entered, or the name of a provider' }),
  })
  .meta({ id: 'CloseOfDay' });

export const closeOriginSchema = z
  .object({
    close: oneClose.meta({ description: 'The one that counts' }),
    others: z
      .array(oneClose)
      .meta({ description: 'What other sources say of the same day, in order of precedence' }),
    before: oneClose.nullable().meta({ description: 'Of the day with a close before it' }),
    after: oneClose.nullable().meta({ description: 'Of the day with a close after it' }),
    splits: z
      .array(
        z.object({
          transaction_id: z.int(),
          date: wireDate('Day of the split'),
          new_units: wireDecimal('So many units for each `old_units`'),
          old_units: wireDecimal('Units before'),
        }),
      )
      .meta({ description: 'Recorded after its day: the close stays in the units of its day' }),
    change: z
      .object({
        id: z.int(),
        made_at: wireMoment('When it was made'),
        is_import: z.boolean(),
        file_name: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Of one that was entered: the change that did it' }),
    told_at: wireMoment(
      'When its provider last told a close of the instrument; null once another one tells',
    ).nullable(),
  })
  .meta({ id: 'CloseOrigin', description: 'Where a close comes from, and what stands around it' });

function wireClose({ day, value, currency, source }: Close): z.output<typeof oneClose> {
  return { date: dateOfEpochDay(day), close: decimalText(value, 2), currency, source };
}

export function wireCloseOrigin(origin: CloseOrigin): z.output<typeof closeOriginSchema> {
  const { close, others, before, after, splits, change, toldAt } = origin;
  return {
    close: wireClose(close),
    others: others.map(wireClose),
    before: before && wireClose(before),
    after: after && wireClose(after),
    splits: splits.map(({ id, date, newUnits, oldUnits }) => {
      return { transaction_id: id, date, new_units: String(newUnits), old_units: String(oldUnits) };
    }),
    change: change && {
      id: change.id,
      made_at: wireInstant(change.madeAt),
      is_import: change.isImport,
      file_name: change.fileName,
    },
    told_at: toldAt && wireInstant(toldAt),
  };
}
