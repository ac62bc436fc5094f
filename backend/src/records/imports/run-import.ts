import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { printReport, type RunImport } from '../../http/import-order.ts';
import {
  findDuplicates,
  type PreparedImport,
  prepareImport,
  reportOf,
  storeTrades,
} from './import-statement.ts';

/** Read again where the base currency was chosen anew since: its charges would be in another one. */
async function stillRight(
  db: Kysely<Tables>,
  prepared: PreparedImport,
  bytes: Uint8Array,
): Promise<PreparedImport> {
  return (await baseCurrency(db)) === prepared.base ? prepared : await prepareImport(db, bytes);
}

/** Imports DEGIRO's list of transactions. */
export const runImport: RunImport = async (database, run, { fileName, bytes, options, requestId }) => {
  const first = await prepareImport(database.read, bytes);
  const { dryRun, allowDuplicates } = options;
  if (dryRun) {
    const duplicates = allowDuplicates
      ? new Map()
      : await database.read.transaction().execute(async (trx) => await findDuplicates(trx, first));
    return printReport(reportOf(first, duplicates, { ids: [], changeId: null }, true));
  }
  const deed = { action: 'import', subject: 'transactions', summary: '', requestId, fileName } as const;
  const { result, changeId } = await run(deed, async (work) => {
    const prepared = await stillRight(work.trx, first, bytes);
    const duplicates = allowDuplicates ? new Map() : await findDuplicates(work.trx, prepared);
    const fresh = prepared.trades.filter((row) => !duplicates.has(row));
    return { prepared, duplicates, ids: fresh.length === 0 ? [] : await storeTrades(work, fileName, fresh) };
  });
  const { prepared, duplicates, ids } = result;
  return printReport(reportOf(prepared, duplicates, { ids, changeId }, false));
};
