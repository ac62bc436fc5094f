import type { DatedValueDraft } from '@portfolio/domain';
import type { PackKind } from '../../db/close-packs.ts';
import type { NounColumns } from '../../db/tables.ts';

export type DatedNounName = 'prices' | 'exchange_rates';

/** What a price and a rate have in common: a value of one day, of an instrument or of a currency. */
export interface DatedNoun<N extends DatedNounName = DatedNounName> {
  readonly noun: N;
  readonly kind: PackKind;
  readonly nameColumn: 'isin' | 'currency';
  readonly valueColumn: 'close' | 'rate';
  /** In sentences about one and about several. */
  readonly words: readonly [one: string, several: string];
  /** A row without its stamps. */
  readonly columnsOf: (
    draft: DatedValueDraft,
    value: string,
  ) => Omit<NounColumns[N], 'created_at' | 'updated_at'>;
}

export const PRICES: DatedNoun<'prices'> = {
  noun: 'prices',
  kind: 'price',
  nameColumn: 'isin',
  valueColumn: 'close',
  words: ['price', 'prices'],
  columnsOf: ({ name, date, currency }, close) => ({ isin: name, date, close, currency }),
};

export const EXCHANGE_RATES: DatedNoun<'exchange_rates'> = {
  noun: 'exchange_rates',
  kind: 'rate',
  nameColumn: 'currency',
  valueColumn: 'rate',
  words: ['exchange rate', 'exchange rates'],
  columnsOf: ({ name, date }, rate) => ({ currency: name, date, rate }),
};
