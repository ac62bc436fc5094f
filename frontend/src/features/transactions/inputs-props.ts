import type { Proposals } from '../../api/wire.ts';
import type { FieldName, TransactionFields } from './transaction-fields.ts';

/** The sentence under each field that is wrong. */
export type FieldWords = Partial<Record<FieldName, string>>;

/** What every part of the form has to know. */
export interface InputsProps {
  readonly fields: TransactionFields;
  readonly errors: FieldWords;
  readonly proposals: Proposals | undefined;
  readonly baseCurrency: string;
  /** Whether the fee is proposed and not written. */
  readonly isFeeProposed: boolean;
  readonly onChange: (changed: Partial<TransactionFields>) => void;
}
