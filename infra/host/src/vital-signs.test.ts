import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupAge, complaintsOf, type VitalSigns } from './vital-signs.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'data-'));
  mkdirSync(join(data, 'backups'));
});

afterEach(() => rmSync(data, { recursive: true }));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 23);
const state = (told: object) =>
  writeFileSync(join(data, 'backups', 'portfolio.state.json'), JSON.stringify(told));

test('the age of the backups is that of the place that is furthest behind; without any, that of the database', () => {
  expect(backupAge({ data, hasStore: true })).toBe(0);
  writeFileSync(join(data, 'portfolio.db'), '');
  const inTwoDays = Date.now() + 48 * 3_600_000;
  expect(backupAge({ data, hasStore: false })).toBe(0);
  expect(backupAge({ data, hasStore: false }, inTwoDays)).toBe(48);
  state({ verified: { at: hoursAgo(2) }, sent: { at: hoursAgo(50.5) } });
  expect(backupAge({ data, hasStore: false })).toBe(2);
  expect(backupAge({ data, hasStore: true })).toBe(50.5);
  state({ verified: { at: hoursAgo(-47) }, sent: null });
  expect(backupAge({ data, hasStore: true }, inTwoDays)).toBe(48);
});

const WELL: VitalSigns = {
  HealthOk: 1,
  DiskUsedPercent: 85,
  MemoryUsedPercent: 95,
  BackupAgeHours: 36,
  DrillOk: 1,
};

test('a host that is well is not complained of; everything that is wrong is, each with the way to learn more', () => {
  expect(complaintsOf(WELL)).toEqual([]);
  const ill = {
    HealthOk: 0,
    DiskUsedPercent: 85.1,
    MemoryUsedPercent: 95.1,
    BackupAgeHours: 36.1,
    DrillOk: 0,
  };
  expect(complaintsOf(ill as VitalSigns)).toHaveLength(5);
  expect(complaintsOf({ ...WELL, BackupAgeHours: 40 })).toEqual([
    'The newest backup is 40 hours old: journalctl -u etf-portfolio-backup',
  ]);
});
