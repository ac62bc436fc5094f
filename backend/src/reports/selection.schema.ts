import { ASSET_CLASSES, type AssetClass } from '@portfolio/domain';
import { z } from 'zod';
import { enumField, textField } from '../http/text-fields.ts';
import type { Selection } from './daily-book.ts';

/** What of the portfolio a question is about. */
export const filterFields = {
  isin: textField(0, 12, 'Only this ISIN, in either case; empty for the whole portfolio').optional(),
  broker: textField(0, 100, 'Only what is booked at this broker; empty for all').optional(),
  asset_class: enumField(ASSET_CLASSES, 'Only instruments of this class').optional(),
};

export const filterShape = {
  isin: z.string().nullable(),
  broker: z.string().nullable(),
  asset_class: z.enum(ASSET_CLASSES).nullable(),
};

interface FilterQuery {
  readonly isin?: string | undefined;
  readonly broker?: string | undefined;
  readonly asset_class?: AssetClass | undefined;
}

const textOrNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

export function filterOf({ isin, broker, asset_class }: FilterQuery): Selection {
  return {
    isin: textOrNull(isin?.toUpperCase()),
    broker: textOrNull(broker),
    assetClass: asset_class ?? null,
  };
}

export function wireFilter({ isin, broker, assetClass }: Selection) {
  return { isin, broker, asset_class: assetClass };
}
