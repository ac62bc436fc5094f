import { basename } from 'node:path';

/** What the name of a backup says: of which database it is, when it was made, and whether a passphrase opens it. */
export interface BackupName {
  readonly name: string;
  /** UTC with milliseconds, `YYYY-MM-DDTHH:MM:SS.fff`. */
  readonly madeAt: string;
  readonly isEncrypted: boolean;
}

const STAMP = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db\.gz(\.enc)?$/;

/** Beginning of the names of all backups of a database: the name of its file. */
export function stemOf(databasePath: string): string {
  return basename(databasePath)
    .replace(/\.db$/, '')
    .replaceAll(/[^\w.-]/g, '-');
}

/** `portfolio-20261129T170000123Z.db.gz`, with `.enc` at the end when it is encrypted. Names sort as their moments. */
export function backupName(databasePath: string, madeAt: string, isEncrypted: boolean): string {
  const stamp = madeAt.slice(0, 23).replaceAll(/[:.-]/g, '');
  return `${stemOf(databasePath)}-${stamp}Z.db.gz${isEncrypted ? '.enc' : ''}`;
}

/** Null for the name of anything else, such as a backup of another database. */
export function readBackupName(databasePath: string, name: string): BackupName | null {
  const stem = stemOf(databasePath);
  const found = STAMP.exec(name);
  if (!found || name.slice(0, found.index) !== stem) return null;
  const [, year, month, day, hour, minute, second, fraction, ending] = found;
  const madeAt = `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}.${String(fraction)}`;
  return { name, madeAt, isEncrypted: ending !== undefined };
}
