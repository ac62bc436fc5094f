import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localWorkshop } from './local-workshop.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workshop-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Makes a database and a backup of it with the backend's own programs. @returns path of the backup */
function realBackup(name: string, passphrase: string | null): string {
  const place = join(folder, name);
  mkdirSync(place);
  const secret = join(place, 'passphrase');
  if (passphrase !== null) writeFileSync(secret, `${passphrase}\n`);
  const env = {
    ...process.env,
    DATABASE_URL: `sqlite:///${join(place, 'portfolio.db')}`,
    BACKUP_DIR: join(place, 'backups'),
    BACKUP_S3_URL: 'none',
    BACKUP_PASSPHRASE_FILE: passphrase === null ? 'none' : secret,
  };
  for (const [command = '', ...args] of [['migrate', 'up'], ['backup']]) {
    const run = spawnSync(process.execPath, [join(ROOT, 'backend', 'commands', `${command}.ts`), ...args], {
      cwd: place,
      env,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
  }
  const [file = ''] = readdirSync(join(place, 'backups'));
  return join(place, 'backups', file);
}

describe('the password', () => {
  test('is hashed as the app itself hashes it', async () => {
    expect(await localWorkshop.hash('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });

  test('that is too short is refused in words', async () => {
    await expect(localWorkshop.hash('short')).rejects.toThrow(
      'The password has 5 characters; it needs 10 or more.',
    );
  });
});

describe('a backup', () => {
  test('is restored aside, and its figures are compared', async () => {
    const proof = await localWorkshop.proveBackup(realBackup('plain', null), null);
    expect(proof.at(-1)).toBe('Proved    every figure is what it was when the backup was made');
  });

  test('that a passphrase closes is opened by it, and by no other', async () => {
    const path = realBackup('closed', 'a long passphrase');
    expect((await localWorkshop.proveBackup(path, 'a long passphrase')).at(-1)).toContain('Proved');
    await expect(localWorkshop.proveBackup(path, 'another')).rejects.toThrow(
      'The passphrase does not open this backup',
    );
  });

  test('that was damaged on its way is not proved', async () => {
    const path = realBackup('damaged', null);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    writeFileSync(path, bytes);
    await expect(localWorkshop.proveBackup(path, null)).rejects.toThrow(`The backup ${path} was not proved`);
  });
});
