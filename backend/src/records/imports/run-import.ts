import { printReport, type RunImport } from '../../http/import-order.ts';
import { findDuplicates, prepareImport, reportOf, storeTrades } from './import-statement.ts';

/** Imports DEGIRO's list of transactions. */
export const runImport: RunImport = async (database, run, { fileName, bytes, options, requestId }) => {
  const prepared = prepareImport(bytes);
  const { dryRun, allowDuplicates } = options;
  if (dryRun) {
    const duplicates = allowDuplicates
      ? new Map()
      : await database.read.transaction().execute(async (trx) => await findDuplicates(trx, prepared));
    return printReport(reportOf(prepared, duplicates, { ids: [], changeId: null }, true));
  }
  const deed = { action: 'import', subject: 'transactions', summary: '', requestId } as const;
  const { result, changeId } = await run(deed, async (work) => {
    const duplicates = allowDuplicates ? new Map() : await findDuplicates(work.trx, prepared);
    const fresh = prepared.trades.filter((row) => !duplicates.has(row));
    return { duplicates, ids: fresh.length === 0 ? [] : await storeTrades(work, fileName, fresh) };
  });
  return printReport(reportOf(prepared, result.duplicates, { ids: result.ids, changeId }, false));
};
