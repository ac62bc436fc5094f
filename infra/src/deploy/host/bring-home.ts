import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import { type Deployment, SECRETS } from '../deployment.ts';
import { outputOf } from '../stack/live-stack.ts';
import { BACKUPS } from './backups-of.ts';

/** A backup on this machine that was proved there. */
export interface HomeBackup {
  readonly path: string;
  readonly bytes: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** What proving it came to. */
  readonly proof: readonly string[];
}

/**
 * Fetches a backup, compares its SHA-256 with what S3 has, restores it aside and compares its figures.
 *
 * @returns only when all of that went well
 * @throws DeployError otherwise; nothing half is left under its name
 */
export async function bringHome(deployment: Deployment, stack: Stack, name: string): Promise<HomeBackup> {
  const { cloud, workshop } = deployment;
  const bucket = outputOf(stack, 'BackupsBucketName');
  const key = `${BACKUPS}${name}`;
  const kept = await cloud.objects.head(bucket, key);
  if (kept === null) throw new DeployError(`${key} is not in ${bucket}.`);
  // A folder for each, so that the newest in it is the one that is proved.
  const folder = join(workshop.keepFolder, name.replace(/\..*$/, ''));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const part = `${path}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    await cloud.objects.get(bucket, key),
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const each of parts) {
        hash.update(each);
        bytes += each.length;
        yield each;
      }
    },
    createWriteStream(part, { mode: 0o600, flush: true }),
  );
  const sha256 = hash.digest('hex');
  const isOther = kept.sha256 !== null && kept.sha256 !== Buffer.from(sha256, 'hex').toString('base64');
  if (bytes !== kept.bytes || isOther) {
    await rm(part);
    throw new DeployError(`${name} did not arrive as it was sent. Run the same command again.`);
  }
  await rename(part, path);
  const proof = await workshop.proveBackup(path, await cloud.parameters.read(SECRETS.backupPassphrase));
  return { path, bytes, sha256, proof };
}
