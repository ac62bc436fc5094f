import type { Proposals } from '../../api/wire.ts';
import type { FieldName, TransactionFields } from './transaction-fields.ts';

/** The fields that the reader has written in; nothing is proposed over them. */
export type Written = ReadonlySet<FieldName>;

/**
 * Fills what was not written from how it was before: the broker and the currency of an instrument, the usual fee of a
 * trade at a broker. Before an instrument is chosen, the broker is the one of the last transaction.
 *
 * @param isin the instrument, once it is known
 */
export function propose(
  fields: TransactionFields,
  written: Written,
  isin: string | null,
  proposals: Proposals | undefined,
): TransactionFields {
  if (!proposals) return fields;
  const instrument = proposals.instruments.find((candidate) => candidate.isin === isin);
  const keep = (field: FieldName, proposed: string | null | undefined) =>
    written.has(field) ? fields[field] : (proposed ?? fields[field]);
  const broker = keep('broker', (instrument ?? proposals.instruments[0])?.last_broker);
  const usual = proposals.brokers.find((candidate) => candidate.broker === broker.trim());
  const isTrade = fields.type === 'BUY' || fields.type === 'SELL';
  return {
    ...fields,
    broker,
    currency: keep('currency', instrument?.last_currency),
    fee: isTrade ? keep('fee', usual?.usual_fee ?? '') : fields.fee,
  };
}
