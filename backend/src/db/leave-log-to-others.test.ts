import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';

/** Longer than the log in which a commit usually copies what others have written: 1,000 pages of 4,096 bytes. */
const BYTES = 5_000_000;

test('who writes while the process of an import still copies its log leaves that to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'turn '));
  const path = join(folder, 'portfolio.db');
  const [server, worker] = [openDatabase(path), openDatabase(path, 'bulk')];
  await sql`CREATE TABLE things (bytes BLOB)`.execute(server.write);
  const write = async ({ write }: typeof server, bytes: number) =>
    await sql`INSERT INTO things VALUES (zeroblob(${bytes}))`.execute(write);
  const takeBack = server.leaveLogToOthers();
  await write(worker, BYTES);
  await write(server, 1);
  expect(statSync(path).size).toBeLessThan(BYTES);
  worker.copyLog();
  expect(statSync(path).size).toBeGreaterThan(BYTES);
  // From then on it is its own again.
  takeBack();
  await write(worker, BYTES);
  await write(server, 1);
  expect(statSync(path).size).toBeGreaterThan(2 * BYTES);
  await worker.close();
  await server.close();
  rmSync(folder, { recursive: true });
});
