import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { degiroFile, sampleTrades } from '../../testing/degiro-file.ts';
import { testApi } from '../../testing/test-api.ts';

const PATH = '/transactions/degiro-import-csv-transactions';
/** Long enough for a process of its own. */
const ROWS = 5000;
const PAGE_BYTES = 4096;

test('who writes after an import of a process of its own finds all of it in the file, and nothing to copy', async () => {
  const api = await testApi();
  const { database, path } = api;
  const pages = async () => {
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(database.read);
    return rows[0]?.page_count ?? 0;
  };
  const before = await pages();
  const upload = { isOver: false };
  const imported = api.upload(PATH, 'Transactions.csv', degiroFile(sampleTrades(ROWS, 50)));
  void imported.finally(() => (upload.isOver = true));
  // One writer after the other: the first that sees the import is the one that would have to copy its pages.
  let seen: { committed: number; inFile: number } | null = null;
  while (!seen && !upload.isOver) {
    await pause(2);
    seen = await database.writers.pass(async () => {
      const committed = await pages();
      return committed === before ? null : { committed, inFile: statSync(path).size / PAGE_BYTES };
    });
  }
  expect((await imported).status).toBe(200);
  expect(seen).not.toBeNull();
  expect(seen?.inFile).toBe(seen?.committed);
  await api.close();
});
