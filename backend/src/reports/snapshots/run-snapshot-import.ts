import { printReport, type RunImport } from '../../http/import-order.ts';
import { importSnapshots } from './snapshot-import.service.ts';

/** Imports a table of snapshots. */
export const runSnapshotImport: RunImport = async (database, run, { fileName, bytes, options, requestId }) =>
  printReport(await importSnapshots({ database, run }, { fileName, bytes }, options, requestId));
