import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Place } from '../config.ts';
import { NameTakenError, type ObjectStore, type StoredObject } from './object-store.ts';

/** A store that does not answer keeps a backup waiting so long, in milliseconds. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
const ATTEMPTS = 4;
/** What is read at once can be sent again when the line breaks; a stream cannot. */
const MOST_IN_MEMORY = 64 * 1024 * 1024;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

/** The library in words of its own says little; the address and the status say more. */
function told(error: unknown, place: string): Error {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode === undefined ? '' : `, status ${$metadata.httpStatusCode}`;
  return new Error(`${place} does not take part: ${message || name} (${name}${status})`, { cause: error });
}

const isTaken = (error: unknown) =>
  [409, 412].includes((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0);

/**
 * Backups as objects of an S3-compatible store. The library is loaded here and nowhere else, and only when there is one.
 *
 * Credentials are found where its other tools find them: in the environment, in ~/.aws, or from the machine's role.
 */
export async function s3Store({ bucket, prefix, region, endpoint }: S3Place): Promise<ObjectStore> {
  const { S3Client, PutObjectCommand, ListObjectsV2Command, GetObjectCommand, DeleteObjectCommand } =
    await import('@aws-sdk/client-s3');
  const place = `s3://${bucket}/${prefix}`;
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: SILENCE_MS,
      throwOnRequestTimeout: true,
    },
    // The sum is worked out before: stores that do not know sums behind the body take the file all the same.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name });
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw told(error, place);
    }
  };
  const page = async (ContinuationToken?: string) =>
    await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(ContinuationToken && { ContinuationToken }),
      }),
    );
  return {
    place,
    put: async (name, path) => {
      const [{ size }, sum] = [await stat(path), await sha256Of(path)];
      try {
        await client.send(
          new PutObjectCommand({
            ...at(name),
            Body: size > MOST_IN_MEMORY ? createReadStream(path) : await readFile(path),
            ContentLength: size,
            ContentType: 'application/octet-stream',
            ChecksumSHA256: sum,
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        throw isTaken(error) ? new NameTakenError(name, place) : told(error, place);
      }
    },
    list: async () =>
      await ask(async () => {
        const objects: StoredObject[] = [];
        let next: string | undefined;
        do {
          const { Contents = [], NextContinuationToken } = await page(next);
          for (const { Key = '', Size = 0 } of Contents)
            objects.push({ name: Key.slice(prefix.length), bytes: Size });
          next = NextContinuationToken;
        } while (next !== undefined);
        return objects.filter(({ name }) => name !== '' && !name.includes('/'));
      }),
    get: async (name) =>
      await ask(async () => (await client.send(new GetObjectCommand(at(name)))).Body as Readable),
    remove: async (name) => {
      await ask(async () => await client.send(new DeleteObjectCommand(at(name))));
    },
    close: () => client.destroy(),
  };
}
