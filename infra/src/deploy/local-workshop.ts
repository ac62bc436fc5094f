import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hashPassword, passwordFault } from '../../../backend/src/access/password-hash.ts';
import { DeployError } from './deploy-error.ts';
import { releaseIn } from './release-file.ts';
import type { Workshop } from './workshop.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Runs one of the repository's own programs. @returns its exit code and what it said */
async function run(
  script: string,
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<{ code: number; output: string }> {
  const ended = Promise.withResolvers<{ code: number; output: string }>();
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.once('error', ended.reject);
  child.once('close', (code) => {
    ended.resolve({ code: code ?? 1, output: output.trim() });
  });
  return await ended.promise;
}

/** The program of the backend that restores the newest backup of a folder aside, with that folder as all it knows. */
async function prove(path: string, passphrase: string | null): Promise<string[]> {
  const folder = dirname(path);
  const aside = await mkdtemp(join(tmpdir(), 'etf-portfolio-'));
  const secret = join(aside, 'passphrase');
  try {
    if (passphrase !== null) await writeFile(secret, `${passphrase}\n`, { mode: 0o600 });
    const stem = basename(path).replace(/-\d{8}T\d{9}Z\.db\.gz(\.enc)?$/, '');
    const { code, output } = await run('backend/commands/backup.ts', ['--drill'], {
      cwd: aside,
      env: {
        DATABASE_URL: `sqlite:///${join(aside, `${stem}.db`)}`,
        BACKUP_DIR: folder,
        BACKUP_S3_URL: 'none',
        BACKUP_PASSPHRASE_FILE: passphrase === null ? 'none' : secret,
      },
    });
    if (code !== 0) throw new DeployError(`The backup ${path} was not proved:\n${output}`);
    return output.split('\n');
  } finally {
    await rm(aside, { recursive: true });
  }
}

/** This repository as the workshop. */
export const localWorkshop: Workshop = {
  hash: async (password) => {
    const fault = passwordFault(password);
    if (fault !== null) throw new DeployError(fault);
    return await hashPassword(password);
  },
  release: async (architecture) => {
    const { code, output } = await run('script/release.mjs', [architecture]);
    if (code !== 0) throw new DeployError(`The release could not be made:\n${output}`);
    return releaseIn(output, architecture);
  },
  frontend: async () => {
    const folder = join(ROOT, 'frontend', 'dist');
    if (!existsSync(join(folder, 'index.html')))
      throw new DeployError('The frontend is not built. Build it with `npm run build`.');
    return await Promise.resolve(folder);
  },
  proveBackup: prove,
  keepFolder: join(ROOT, 'data', 'last-backups'),
};
