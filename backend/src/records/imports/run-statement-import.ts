import type { Kysely } from 'kysely';
import { counted } from '../../http/counted.ts';
import type { Tables } from '../../db/tables.ts';
import { printReport, type ImportRequest, type RunImport } from '../../http/import-order.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { compareStatement } from './compare-statement.ts';
import { prepareStatement, type PreparedStatement } from './prepare-statement.ts';
import { statementReport } from './statement-report.ts';
import { storeFile } from './store-file.ts';

/** Read again where the base currency was chosen anew since: its charges would be in another one. */
async function stillRight(
  db: Kysely<Tables>,
  prepared: PreparedStatement,
  request: ImportRequest,
): Promise<PreparedStatement> {
  return (await baseCurrency(db)) === prepared.base ? prepared : await prepareStatement(db, request);
}

/** Imports a broker's statement of any kind that is known. */
export const runStatementImport: RunImport = async (database, run, request) => {
  const { fileName, options, requestId } = request;
  const { dryRun, allowDuplicates } = options;
  const first = await prepareStatement(database.read, request);
  if (dryRun) {
    const { prepared, compared } = await database.read.transaction().execute(async (trx) => {
      const prepared = await stillRight(trx, first, request);
      return { prepared, compared: await compareStatement(trx, prepared, allowDuplicates) };
    });
    return printReport(statementReport(prepared, compared, { ids: [], changeId: null }, true));
  }
  const { result, changeId } = await storeFile(database, run, {
    fileName,
    requestId,
    compare: async (trx) => {
      const prepared = await stillRight(trx, first, request);
      return { prepared, ...(await compareStatement(trx, prepared, allowDuplicates)) };
    },
    words: (count, { prepared }) =>
      `Imported ${counted(count, 'transaction')} of ${prepared.broker} from ${fileName}`,
  });
  const { compared, ids } = result;
  return printReport(statementReport(compared.prepared, compared, { ids, changeId }, false));
};
