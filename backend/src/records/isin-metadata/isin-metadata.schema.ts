import { ASSET_CLASSES, compare, decimal, decimalText, type Decimal } from '@portfolio/domain';
import { z } from 'zod';
import type { IsinMetadataColumns, RowOf } from '../../db/tables.ts';
import { basedOnField } from '../../http/based-on.ts';
import { chain, field, type FieldResult } from '../../http/field.ts';
import { decimalReader, decimalSchema, NOT_NEGATIVE } from '../../http/number-fields.ts';
import { currencyField, enumField, isinField, isinPathField, trimmedField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireDecimalOrNull, wireId, wireStamps } from '../../http/wire.ts';

const WHOLE = decimal('1');
const TER = { ...NOT_NEGATIVE, description: 'Yearly cost of the fund, a fraction: 0.0022 is 0.22 %' };

const ter = field(
  { ...decimalSchema(TER), examples: ['0.0022'] },
  chain(decimalReader(TER), (cost): FieldResult<Decimal> => {
    if (compare(cost, WHOLE) < 0) return { value: cost };
    return { error: { type: 'less_than', message: 'Input should be less than 1', ctx: { lt: 1 } } };
  }),
);

const name = trimmedField('name', 255, 'Name of the instrument; trimmed', 'FTSE All-World');
const type = enumField(ASSET_CLASSES, 'Kind of instrument');

/** What need not be known of an instrument; null when it is not. */
const facts = {
  currency: currencyField('Currency in which it is traded').nullable().optional(),
  ter: ter.nullable().optional(),
  symbol: trimmedField('symbol', 32, 'Symbol by which exchanges know it; trimmed', 'VWCE')
    .nullable()
    .optional(),
};

export const isinMetadataCreateSchema = z.object({ isin: isinField(), name, type, ...facts });
export type IsinMetadataCreate = z.output<typeof isinMetadataCreateSchema>;

export const isinMetadataUpdateSchema = z.object({
  name: name.nullable().optional(),
  type: type.nullable().optional(),
  ...facts,
  based_on: basedOnField,
});
export type IsinMetadataUpdate = z.output<typeof isinMetadataUpdateSchema>;

export const isinMetadataParams = z.object({ isin: isinPathField() });

export const isinMetadataQuery = z.object({ type: enumField(ASSET_CLASSES, 'Only this kind').optional() });

export const isinMetadataSchema = z
  .object({
    isin: z.string(),
    name: z.string(),
    type: z.enum(ASSET_CLASSES),
    id: wireId,
    ...stampsShape,
    currency: z.string().nullable().meta({ description: 'Currency in which it is traded' }),
    ter: wireDecimalOrNull('Yearly cost of the fund, a fraction'),
    symbol: z.string().nullable().meta({ description: 'Symbol by which exchanges know it' }),
  })
  .meta({ id: 'IsinMetadata' });

export const isinMetadataListSchema = z
  .object({ items: z.array(isinMetadataSchema), total: wireCount('All that match; there is no paging') })
  .meta({ id: 'IsinMetadataList' });

export function wireIsinMetadata(row: RowOf<'isin_metadata'>): z.output<typeof isinMetadataSchema> {
  const { isin, name, type, id, currency, ter, symbol } = row;
  return { isin, name, type, id, ...wireStamps(row), currency, ter, symbol };
}

/** The facts that a request sets or clears; absent ones are left out. */
export function factColumns({
  currency,
  ter,
  symbol,
}: Pick<IsinMetadataUpdate, keyof typeof facts>): Partial<IsinMetadataColumns> {
  return {
    ...(currency === undefined ? {} : { currency }),
    ...(ter === undefined ? {} : { ter: ter && decimalText(ter) }),
    ...(symbol === undefined ? {} : { symbol }),
  };
}
