import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { counted } from '../../http/counted.ts';
import { Problem } from '../../http/problem.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { printReport, type RunImport } from '../../http/import-order.ts';
import { findDuplicates, prepareImport, reportOf } from './import-statement.ts';
import { storeFile } from './store-file.ts';

/** The currency of fees and totals in DEGIRO's files. */
const CURRENCY_OF_FILES = 'EUR';

/** @throws Problem 409 where the ledger's base currency is not the one that DEGIRO writes */
export async function refuseOtherBase(db: Kysely<Tables>): Promise<void> {
  const base = await baseCurrency(db);
  if (base === CURRENCY_OF_FILES) return;
  const why = `DEGIRO writes fees and rates in ${CURRENCY_OF_FILES}, and the base currency is ${base}`;
  const wayOut = `Record its transactions here one by one, or choose ${CURRENCY_OF_FILES} before anything is recorded.`;
  const values = { currency: CURRENCY_OF_FILES, base };
  throw new Problem(409, 'statement_in_other_currency', `Nothing was imported: ${why}. ${wayOut}`, values);
}

/** Imports DEGIRO's list of transactions. */
export const runImport: RunImport = async (database, run, { fileName, bytes, options, requestId }) => {
  const prepared = prepareImport(bytes);
  const { dryRun, allowDuplicates } = options;
  if (dryRun) {
    await refuseOtherBase(database.read);
    const duplicates = allowDuplicates
      ? new Map()
      : await database.read.transaction().execute(async (trx) => await findDuplicates(trx, prepared));
    return printReport(reportOf(prepared, duplicates, { ids: [], changeId: null }, true));
  }
  const { result, changeId } = await storeFile(database, run, {
    fileName,
    requestId,
    compare: async (trx) => {
      await refuseOtherBase(trx);
      const duplicates = allowDuplicates ? new Map() : await findDuplicates(trx, prepared);
      return { duplicates, fresh: prepared.trades.filter((row) => !duplicates.has(row)) };
    },
    words: (count) => `Imported ${counted(count, 'trade')} from ${fileName}`,
  });
  const { compared, ids } = result;
  return printReport(reportOf(prepared, compared.duplicates, { ids, changeId }, false));
};
