import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type CloudOptions, clientSettings, isNamed, lazily } from './client-of.ts';

/** What is put into a bucket: a file of this machine, or bytes. */
export interface Content {
  readonly body: { readonly path: string } | Buffer;
  /** Base64; S3 refuses what arrives otherwise. */
  readonly sha256: string;
  readonly contentType?: string;
  readonly cacheControl?: string;
}

/** An object of a bucket. */
export interface Stored {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** One version of an object, or the mark that it was deleted. */
export interface Version {
  readonly Key: string;
  readonly VersionId: string;
}

/** Buckets and what is in them. */
export function objectsIn(options: CloudOptions) {
  const s3 = lazily(async () => {
    const sdk = await import('@aws-sdk/client-s3');
    const forcePathStyle = options.endpoint !== undefined || process.env.AWS_ENDPOINT_URL !== undefined;
    return { sdk, client: new sdk.S3Client({ ...clientSettings(options), forcePathStyle }) };
  });

  async function put(bucket: string, key: string, content: Content, onlyNew: boolean): Promise<boolean> {
    const { sdk, client } = await s3();
    const { body, sha256, contentType, cacheControl } = content;
    try {
      await client.send(
        new sdk.PutObjectCommand({
          Bucket: bucket,
          Key: key,
          // Read as a whole: what is streamed cannot be sent a second time when AWS asks for that.
          Body: Buffer.isBuffer(body) ? body : await readFile(body.path),
          ChecksumSHA256: sha256,
          ContentType: contentType,
          CacheControl: cacheControl,
          ...(onlyNew ? { IfNoneMatch: '*' } : {}),
        }),
      );
      return true;
    } catch (error) {
      if (onlyNew && isNamed(error, 'PreconditionFailed')) return false;
      throw error;
    }
  }

  return {
    /** Puts an object, whether or not one was there. */
    async put(bucket: string, key: string, content: Content): Promise<void> {
      await put(bucket, key, content, false);
    },

    /** Puts an object where there is none. @returns false when there is one, which then stays */
    putNew: async (bucket: string, key: string, content: Content) => await put(bucket, key, content, true),

    /** @returns base64 of the object's SHA-256, when S3 has it; null when there is no such object */
    async head(bucket: string, key: string): Promise<{ sha256: string | null; bytes: number } | null> {
      const { sdk, client } = await s3();
      try {
        const found = await client.send(
          new sdk.HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }),
        );
        return { sha256: found.ChecksumSHA256 ?? null, bytes: found.ContentLength ?? 0 };
      } catch (error) {
        if (isNamed(error, 'NotFound', 'NoSuchKey')) return null;
        throw error;
      }
    },

    /** The object's bytes as they come. */
    async get(bucket: string, key: string): Promise<Readable> {
      const { sdk, client } = await s3();
      const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body as Readable;
    },

    /** Every object whose key begins so. */
    async list(bucket: string, prefix: string): Promise<Stored[]> {
      const { sdk, client } = await s3();
      const all: Stored[] = [];
      for await (const { Contents = [] } of sdk.paginateListObjectsV2(
        { client },
        { Bucket: bucket, Prefix: prefix },
      ))
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of Contents)
          all.push({ key: Key, bytes: Size, modifiedAt: LastModified });
      return all;
    },

    /** Removes objects; with their version's number for good, without it a versioned bucket keeps them for a while. */
    async remove(bucket: string, keys: readonly (Version | { readonly Key: string })[]): Promise<void> {
      const { sdk, client } = await s3();
      for (let begin = 0; begin < keys.length; begin += 1000) {
        const { Errors = [] } = await client.send(
          new sdk.DeleteObjectsCommand({
            Bucket: bucket,
            Delete: { Objects: keys.slice(begin, begin + 1000), Quiet: true },
          }),
        );
        const [fault] = Errors;
        if (fault)
          throw new Error(`${fault.Key ?? ''} was not removed from ${bucket}: ${fault.Message ?? ''}`);
      }
    },

    /** Every version and every mark of deletion, a thousand at a time. */
    async *versions(bucket: string): AsyncGenerator<Version[]> {
      const { sdk, client } = await s3();
      for (;;) {
        // Always the first page: what was listed is gone when the next is asked for.
        const { Versions = [], DeleteMarkers = [] } = await client.send(
          new sdk.ListObjectVersionsCommand({ Bucket: bucket }),
        );
        const found = [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
          Key === undefined || VersionId === undefined ? [] : [{ Key, VersionId }],
        );
        if (found.length === 0) return;
        yield found;
      }
    },

    /** True when there is such a bucket, and it is ours to use. */
    async hasBucket(bucket: string): Promise<boolean> {
      const { sdk, client } = await s3();
      try {
        await client.send(new sdk.HeadBucketCommand({ Bucket: bucket }));
        return true;
      } catch (error) {
        if (isNamed(error, 'NotFound', 'NoSuchBucket')) return false;
        throw error;
      }
    },

    /** Removes an empty bucket. */
    async removeBucket(bucket: string): Promise<void> {
      const { sdk, client } = await s3();
      await client.send(new sdk.DeleteBucketCommand({ Bucket: bucket }));
    },

    /** Whether a bucket keeps earlier versions, and whether nothing of it can become public. */
    async guards(bucket: string): Promise<{ isVersioned: boolean; isPrivate: boolean }> {
      const { sdk, client } = await s3();
      const { Status } = await client.send(new sdk.GetBucketVersioningCommand({ Bucket: bucket }));
      const { PublicAccessBlockConfiguration: block = {} } = await client.send(
        new sdk.GetPublicAccessBlockCommand({ Bucket: bucket }),
      );
      return {
        isVersioned: Status === 'Enabled',
        isPrivate:
          block.BlockPublicAcls === true &&
          block.BlockPublicPolicy === true &&
          block.IgnorePublicAcls === true &&
          block.RestrictPublicBuckets === true,
      };
    },

    /** An address that gives the object to whoever has it, for some seconds. */
    async signedAddress(bucket: string, key: string, seconds: number): Promise<string> {
      const { sdk, client } = await s3();
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      return await getSignedUrl(client, new sdk.GetObjectCommand({ Bucket: bucket, Key: key }), {
        expiresIn: seconds,
      });
    },
  };
}
