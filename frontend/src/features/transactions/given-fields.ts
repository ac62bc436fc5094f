import type { TransactionFields } from './transaction-fields.ts';

/** What whoever asks for a new transaction knows of it already. */
export interface GivenFields {
  readonly isin?: string | undefined;
  readonly date?: string | undefined;
  /** Of a split: `2:1`. */
  readonly ratio?: string | undefined;
}

/** The same under the names of the form; what is not known is left as it is. */
export function givenFields({ isin, date, ratio }: GivenFields): Partial<TransactionFields> {
  const [newUnits, oldUnits] = ratio?.split(':') ?? [];
  const all = Object.entries({ isin, date, newUnits, oldUnits }).filter(([, text]) => text !== undefined);
  return Object.fromEntries(all);
}
