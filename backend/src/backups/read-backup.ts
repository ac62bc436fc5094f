import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Manifest, manifestOf } from './manifest.ts';
import { DamagedBackupError, isSealed, open } from './passphrase-box.ts';

const GZIP = Buffer.from([0x1f, 0x8b]);
const BEGINNING_BYTES = 64 * 1024;

/** Tells what a stream begins with, and gives all of it again. */
async function peek(source: AsyncIterable<Buffer>): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const parts = source[Symbol.asyncIterator]();
  const begun: Buffer[] = [];
  let length = 0;
  while (length < BEGINNING_BYTES) {
    const next = await parts.next();
    if (next.done === true) break;
    begun.push(next.value);
    length += next.value.length;
  }
  const whole = (async function* () {
    yield* begun;
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
  })();
  return [Buffer.concat(begun), whole];
}

/** The gzip stream in a backup, decrypted where that is needed. */
async function unsealed(
  source: AsyncIterable<Buffer>,
  passphrase: string | null,
): Promise<AsyncIterable<Buffer>> {
  const [beginning, whole] = await peek(source);
  if (!isSealed(beginning)) return whole;
  if (passphrase === null)
    throw new Error('The backup is encrypted: name the file with its passphrase in BACKUP_PASSPHRASE_FILE.');
  return open(passphrase)(whole);
}

const isGzipFault = (error: unknown) => String((error as NodeJS.ErrnoException).code).startsWith('Z_');

/**
 * Unpacks a backup and compares what comes out with what its manifest says.
 *
 * @param to    where the database is written, readable by its owner alone; null to look at it only
 * @returns the manifest
 * @throws DamagedBackupError, WrongPassphraseError, or what the disk says; a file that was begun is left to the caller
 */
export async function readBackup(
  source: Readable,
  passphrase: string | null,
  to: string | null,
): Promise<Manifest> {
  const [beginning, packed] = await peek(await unsealed(source, passphrase));
  const manifest = manifestOf(beginning);
  if (!manifest) {
    throw new DamagedBackupError(
      beginning.subarray(0, 2).equals(GZIP)
        ? 'it does not begin with what every backup of this program begins with'
        : 'it is no backup of this program',
    );
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = async function* (parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      hash.update(part);
      bytes += part.length;
      // What promises a megabyte and unpacks to a disk full of zeros is stopped.
      if (bytes > manifest.bytes) throw new DamagedBackupError('there is more in it than it says');
      yield part;
    }
  };
  const nowhere = async (parts: AsyncIterable<Buffer>) => {
    for await (const _ of parts);
  };
  try {
    if (to === null) await pipeline(packed, createGunzip(), watch, nowhere);
    else await pipeline(packed, createGunzip(), watch, createWriteStream(to, { mode: 0o600, flush: true }));
  } catch (error) {
    throw isGzipFault(error) ? new DamagedBackupError('it cannot be unpacked to its end') : error;
  }
  if (bytes !== manifest.bytes || hash.digest('hex') !== manifest.sha256)
    throw new DamagedBackupError('the database in it is not the one that was packed');
  return manifest;
}
