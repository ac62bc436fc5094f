import { describe, expect, test } from 'vitest';
import type { Instant } from '../db/instant.ts';
import { separateSnapshots } from './separate-snapshots.ts';

const NOON = '2024-03-05T12:00:00.000000' as Instant;

const row = (asset_type: string, value: string, snapshot_date: Instant = NOON) => ({
  snapshot_date,
  asset_type,
  asset_detail: null,
  currency: 'EUR',
  value,
});

const instants = (rows: readonly { snapshot_date: string }[]) =>
  rows.map((each) => each.snapshot_date.slice(17));

describe('separateSnapshots', () => {
  test('rows of one snapshot stay together', () => {
    const rows = [row('investments', '1'), row('crypto', '2'), row('pension_fund', '2')];
    expect(separateSnapshots(rows)).toEqual({ rows, moved: [] });
  });

  test('a second set of the same kinds moves on by a microsecond, a third by two', () => {
    const set = [row('investments', '1'), row('crypto', '2')];
    const { rows, moved } = separateSnapshots([
      ...set,
      ...set.map((each) => ({ ...each })),
      row('investments', '1'),
    ]);
    expect(instants(rows)).toEqual(['00.000000', '00.000000', '00.000001', '00.000001', '00.000002']);
    expect(moved.map(({ to, rowCount }) => [to.slice(17), rowCount])).toEqual([
      ['00.000001', 2],
      ['00.000002', 1],
    ]);
  });

  test('an asset that was stored twice is captured twice in one snapshot, and is no second one', () => {
    const rows = [row('investments', '1'), row('crypto', '2'), row('crypto', '2'), row('pension_fund', '3')];
    expect(separateSnapshots(rows).moved).toEqual([]);
  });

  test('of a file without investments, an equal row was imported twice', () => {
    const { rows } = separateSnapshots([row('house', '5'), row('house', '5'), row('house', '6')]);
    expect(instants(rows)).toEqual(['00.000000', '00.000001', '00.000001']);
  });

  test('moments that are taken are passed over; from the end of a second the way is back', () => {
    const next = '2024-03-05T12:00:00.000001' as Instant;
    const beside = separateSnapshots([
      row('investments', '1'),
      row('investments', '2'),
      row('crypto', '1', next),
    ]);
    expect(instants(beside.rows)).toEqual(['00.000000', '00.000002', '00.000001']);
    const end = '2024-03-05T12:00:00.999999' as Instant;
    const back = separateSnapshots([row('investments', '1', end), row('investments', '2', end)]);
    expect(instants(back.rows)).toEqual(['00.999999', '00.999998']);
  });
});
