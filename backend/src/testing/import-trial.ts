import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { importDatabase } from '../../commands/import-database.ts';
import { otherAssetListSchema } from '../records/other-assets/other-assets.schema.ts';
import { positionValueListSchema } from '../records/position-values/position-values.schema.ts';
import { transactionListSchema } from '../records/transactions/transactions.schema.ts';
import { portfolioSummarySchema } from '../reports/portfolio-summary/portfolio-summary.schema.ts';
import { runCommand } from './run-command.ts';
import { type TestApi, testApi } from './test-api.ts';

/** A running application, a folder for earlier databases, and the command that brings them over beside it. */
export async function importTrial() {
  const folder = mkdtempSync(join(tmpdir(), 'an import '));
  const api: TestApi = await testApi();
  return {
    folder,
    api,
    /** Brings a database over as another process would, and answers the report. */
    bring: async (path: string): Promise<string> => {
      const { code, out, err } = await runCommand(importDatabase, [path], folder, {
        DATABASE_URL: `sqlite:///${api.path}`,
      });
      expect([code, err]).toEqual([0, '']);
      return out;
    },
    summary: async () => (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema),
    trades: async () => (await api.call('GET', '/transactions?limit=1000')).as(transactionListSchema),
    assets: async () => (await api.call('GET', '/other-assets')).as(otherAssetListSchema),
    valuedIsins: async () => {
      const { position_values: values } = (await api.call('GET', '/position-values')).as(
        positionValueListSchema,
      );
      return values.map(({ isin }) => isin);
    },
    close: async () => {
      expect(api.errors).toEqual([]);
      await api.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type ImportTrial = Awaited<ReturnType<typeof importTrial>>;
