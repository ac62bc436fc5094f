import {
  type Decimal,
  decimalText,
  type LeftOutRow,
  mappedReader,
  type RefusedRow,
  type RowReason,
  rowIdentifierOf,
  type StatementDraft,
  type StatementKind,
  type StatementReader,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { printable } from '../../db/printable.ts';
import { NO_ISIN, type Tables } from '../../db/tables.ts';
import { decodeText } from '../../http/decode-text.ts';
import type { ImportRequest } from '../../http/import-order.ts';
import { wireWhole } from '../../http/wire.ts';
import { listMappings } from '../import-mappings/import-mappings.repository.ts';
import { fileReader } from './read-file.ts';
import { statementLookups } from './statement-lookups.ts';
import type { FileColumns } from './stored-rows.ts';

/** A row of a statement as it is stored. */
export interface PreparedRow {
  readonly row: number;
  readonly columns: FileColumns;
  readonly notes: readonly RowReason[];
}

/** A statement with a verdict for each of its rows; nothing was compared with the ledger yet. */
export interface PreparedStatement {
  readonly kind: StatementKind;
  readonly broker: string;
  readonly base: string;
  readonly rows: readonly PreparedRow[];
  readonly refused: readonly RefusedRow[];
  readonly leftOut: readonly LeftOutRow[];
}

/** In characters, as requests may send them. */
const LONGEST_ORDER_ID = 100;
const LONGEST_NAME = 255;

/**
 * Reads the file, a second time with the published rates of the currencies that it turned out to need.
 *
 * @throws Problem 400 when it is no statement at all
 */
export async function prepareStatement(
  db: Kysely<Tables>,
  { bytes, options }: Pick<ImportRequest, 'bytes' | 'options'>,
): Promise<PreparedStatement> {
  const { kind = null, broker = null, mapping = null } = options.statement ?? {};
  const mapped = mapping ? [mappedReader(mapping, null)] : await rememberedReaders(db);
  const readFile = fileReader(decodeText(bytes), kind, mapped);
  let currencies: ReadonlySet<string> = new Set();
  for (;;) {
    const { context, asked } = await statementLookups(db, broker, currencies);
    const statement = readFile(context);
    const identify = rowIdentifierOf(statement.kind);
    const prepared = {
      kind: statement.kind,
      broker: context.broker ?? statement.broker,
      base: context.base,
      rows: [] as PreparedRow[],
      refused: [] as RefusedRow[],
      leftOut: [] as LeftOutRow[],
    };
    for (const each of statement.rows) {
      const { row, verdict } = each;
      if (verdict.kind === 'read') {
        const { draft, notes } = verdict;
        prepared.rows.push({ row, columns: columnsOf(draft, identify(verdict)), notes });
      } else if (verdict.kind === 'refused') prepared.refused.push(each as RefusedRow);
      else prepared.leftOut.push(each as LeftOutRow);
    }
    if (asked.size === 0) return prepared;
    currencies = new Set([...currencies, ...asked]);
  }
}

async function rememberedReaders(db: Kysely<Tables>): Promise<StatementReader[]> {
  return (await listMappings(db)).map(({ mapping, header }) => mappedReader(mapping, header));
}

const optional = (value: Decimal | null) => value && decimalText(value);

function columnsOf(draft: StatementDraft, identity: string): FileColumns {
  return {
    date: draft.date,
    time: draft.time,
    isin: draft.isin ?? NO_ISIN,
    broker: draft.broker,
    transaction_type: draft.type,
    units: 'units' in draft ? decimalText(draft.units) : null,
    price_per_unit: 'price' in draft ? optional(draft.price) : null,
    currency: draft.currency,
    exchange_rate: optional(draft.exchangeRate),
    fee: decimalText(draft.fee),
    fx_fee: decimalText(draft.fxFee),
    external_id: draft.externalId && printable(draft.externalId, LONGEST_ORDER_ID),
    product: draft.product && printable(draft.product, LONGEST_NAME),
    row_identity: identity,
    tax: decimalText(draft.tax),
    amount: 'amount' in draft ? decimalText(draft.amount) : null,
    new_units: 'newUnits' in draft ? wireWhole(draft.newUnits) : null,
    old_units: 'oldUnits' in draft ? wireWhole(draft.oldUnits) : null,
    acquired_on: 'acquired' in draft ? draft.acquired : null,
    note: null,
  };
}
