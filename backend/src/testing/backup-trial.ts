import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect } from 'vitest';
import { backup } from '../../commands/backup.ts';
import { restore } from '../../commands/restore.ts';
import { migrateUp } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { type Ended, runCommand } from './run-command.ts';

/** A migrated database in a folder of its own that says `first`, and the commands that back it up and restore it. */
export interface BackupTrial {
  readonly folder: string;
  /** Paths of the database and of the folder of its backups. */
  readonly database: string;
  readonly backups: string;
  /** Settings of both commands. */
  environment: Record<string, string>;
  /** Something that only this state of the database says. */
  note(text: string): void;
  /** What a database says, after its integrity was checked. */
  said(path?: string): unknown;
  backUp(...args: string[]): Promise<Ended>;
  restore(...args: string[]): Promise<Ended>;
  /** Makes a backup. @returns its path */
  make(): Promise<string>;
  /** Names of the backups, oldest first. */
  kept(): string[];
  /** Nothing half-done is left anywhere. */
  expectTidy(): void;
  close(): void;
}

export async function backupTrial(): Promise<BackupTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'some backups '));
  const database = join(folder, 'data', 'portfolio.db');
  const backups = join(folder, 'data', 'backups');
  const opened = openDatabase(database);
  await migrateUp(opened);
  await opened.close();
  const trial: BackupTrial = {
    folder,
    database,
    backups,
    environment: {},
    note: (text) => {
      const connection = new SQLite(database);
      connection.exec('CREATE TABLE IF NOT EXISTS said (words TEXT)');
      connection.prepare('INSERT INTO said VALUES (?)').run(text);
      connection.close();
    },
    said: (path = database) => {
      const connection = new SQLite(path, { fileMustExist: true });
      try {
        expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
        return connection.prepare('SELECT words FROM said').pluck().all();
      } finally {
        connection.close();
      }
    },
    backUp: async (...args) => await runCommand(backup, args, folder, trial.environment),
    restore: async (...args) => await runCommand(restore, args, folder, trial.environment),
    make: async () => {
      expect(await trial.backUp()).toMatchObject({ code: 0, err: '' });
      return join(backups, trial.kept().at(-1) ?? 'none');
    },
    kept: () => readdirSync(backups).filter((name) => /\.db\.gz(\.enc)?$/.test(name)),
    expectTidy: () => {
      const names = [...readdirSync(join(folder, 'data')), ...readdirSync(backups)];
      expect(names.filter((name) => /restoring|partial|^portfolio\.db-/.test(name))).toEqual([]);
    },
    close: () => rmSync(folder, { recursive: true }),
  };
  trial.note('first');
  return trial;
}
