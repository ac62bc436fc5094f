import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../testing/test-api.ts';
import { migrateDown, migrateUp } from '../migrate.ts';

let trial: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  trial = await testDatabase();
});

afterEach(async () => await trial.close());

const columns = async (noun: string) =>
  (
    await sql<{ name: string }>`SELECT name FROM pragma_table_info(${`${noun}_versions`})`.execute(
      trial.database.read,
    )
  ).rows.map(({ name }) => name);

test('adds when a brought value ended, takes it back, and adds it again', async () => {
  expect(await columns('position_values')).toContain('ended_at');
  while (!(await migrateDown(trial.database)).reverted?.startsWith('0011'));
  for (const noun of ['settings', 'position_values', 'other_assets'])
    expect(await columns(noun)).not.toContain('ended_at');
  await migrateUp(trial.database);
  for (const noun of ['settings', 'position_values', 'other_assets'])
    expect(await columns(noun)).toContain('ended_at');
});

test('an end is a moment', async () => {
  const ended = sql`INSERT INTO settings_versions (id, from_change, name, value, created_at, updated_at, ended_at)
    VALUES (1, 0, 'x', 'y', '2025-01-01T00:00:00.000000', '2025-01-01T00:00:00.000000', 'yesterday')`;
  await expect(ended.execute(trial.database.write)).rejects.toThrow('CHECK constraint failed');
});
