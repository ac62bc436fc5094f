import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { counted } from '../../http/counted.ts';
import { printReport, type RunImport } from '../../http/import-order.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { findDuplicates, type PreparedImport, prepareImport, reportOf } from './import-statement.ts';
import { storeFile } from './store-file.ts';

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
  const { result, changeId } = await storeFile(database, run, {
    fileName,
    requestId,
    compare: async (trx) => {
      const prepared = await stillRight(trx, first, bytes);
      const duplicates = allowDuplicates ? new Map() : await findDuplicates(trx, prepared);
      return { prepared, duplicates, fresh: prepared.trades.filter((row) => !duplicates.has(row)) };
    },
    words: (count) => `Imported ${counted(count, 'trade')} from ${fileName}`,
  });
  const { compared, ids } = result;
  return printReport(reportOf(compared.prepared, compared.duplicates, { ids, changeId }, false));
};
