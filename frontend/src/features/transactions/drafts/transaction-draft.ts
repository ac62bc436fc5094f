import { decimalText, parseDecimal, type TransactionDraft as Entry, ZERO } from '@portfolio/domain';
import type { Transaction, TransactionInput } from '../../../api/wire.ts';
import { FIELDS_OF, type FieldName, MEMBER_OF, type TransactionFields } from '../transaction-fields.ts';
import { type Arithmetic, arithmeticOf } from './arithmetic.ts';
import { entryOf } from './entry.ts';
import { type DraftErrors, errorsOf } from './errors.ts';
import { bringsCost, readFields, type Reading } from './reading.ts';

export interface TransactionDraft {
  readonly errors: DraftErrors;
  /** Null while something is missing or wrong. */
  readonly body: TransactionInput | null;
  /** Null while numbers are missing. */
  readonly entry: Entry | null;
  /** Null while the numbers do not add up to anything yet. */
  readonly arithmetic: Arithmetic | null;
}

/**
 * Reads the form: the request to send, or what is missing, and the sum to show below it.
 *
 * @param base the currency in which no exchange rate is needed
 * @param kept the transaction being edited, whose members the form does not show are kept
 */
export function transactionDraft(
  fields: TransactionFields,
  base: string,
  kept?: Transaction,
): TransactionDraft {
  const read = readFields(fields, base);
  const errors = errorsOf(fields, read, base);
  const entry = entryOf(fields, read, (kept && parseDecimal(kept.fx_fee)) ?? ZERO);
  return {
    errors,
    entry,
    arithmetic: entry && arithmeticOf(entry),
    body: Object.keys(errors).length === 0 ? bodyOf(fields, read) : null,
  };
}

/** The members of a request that the type takes, in the names of the API. */
function bodyOf(fields: TransactionFields, read: Reading): TransactionInput {
  const members = FIELDS_OF[fields.type].map((name) => [MEMBER_OF[name], valueOf(name, fields, read)]);
  return {
    transaction_type: fields.type,
    ...Object.fromEntries(members),
  } as TransactionInput;
}

function valueOf(
  name: FieldName,
  fields: TransactionFields,
  read: Reading,
): string | number | null | undefined {
  const text = fields[name].trim();
  switch (name) {
    case 'isin':
      return text === '' ? null : text.toUpperCase();
    case 'currency':
      return bringsCost(fields) ? undefined : read.currency;
    case 'acquired':
      return text === '' || bringsCost(fields) ? null : text;
    case 'newUnits':
    case 'oldUnits':
      return parseInt(text, 10);
    case 'units':
    case 'price':
    case 'amount':
    case 'exchangeRate':
    case 'fee':
    case 'tax': {
      const value = read[name];
      return value && decimalText(value);
    }
    default:
      return text === '' ? null : text;
  }
}
