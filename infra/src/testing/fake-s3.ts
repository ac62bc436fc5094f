import { createHash } from 'node:crypto';
import type { FakeAccount, FakeBucket, FakeVersion } from './fake-account.ts';
import { FakeError, type FakeRequest, type FakeResponse } from './fake-request.ts';
import { xml } from './xml.ts';

/** Small, so that further pages are asked for. */
const PAGE = 5;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

const newestOf = (versions: readonly FakeVersion[] | undefined) => {
  const newest = versions?.at(-1);
  return newest?.body ? newest : null;
};

function put(account: FakeAccount, bucket: FakeBucket, key: string, request: FakeRequest): FakeResponse {
  const { headers, body } = request;
  const sha256 = createHash('sha256').update(body).digest('base64');
  const told = headers['x-amz-checksum-sha256'];
  if (told !== undefined && told !== sha256)
    throw new FakeError('BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
  const versions = bucket.get(key) ?? [];
  if (headers['if-none-match'] === '*' && newestOf(versions))
    throw new FakeError('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412);
  account.count += 1;
  versions.push({
    id: `v${account.count}`,
    body,
    sha256,
    contentType: headers['content-type'] ?? '',
    cacheControl: headers['cache-control'] ?? '',
    modifiedAt: new Date(),
  });
  bucket.set(key, versions);
  return { status: 200, headers: { ETag: '"etag"', 'x-amz-version-id': `v${account.count}` } };
}

function read(bucket: FakeBucket, key: string, isHead: boolean): FakeResponse {
  const found = newestOf(bucket.get(key));
  if (!found?.body) throw new FakeError(isHead ? 'NotFound' : 'NoSuchKey', 'no such key', 404);
  const headers = {
    'Content-Type': found.contentType,
    'Cache-Control': found.cacheControl,
    'Content-Length': String(found.body.length),
    'x-amz-checksum-sha256': found.sha256,
    'x-amz-checksum-type': 'FULL_OBJECT',
  };
  return isHead ? { status: 200, headers } : { status: 200, headers, body: found.body };
}

function list(bucket: FakeBucket, { query }: FakeRequest): FakeResponse {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...bucket.keys()]
    .filter((key) => key.startsWith(prefix) && newestOf(bucket.get(key)) && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const isMore = keys.length > PAGE;
  const body = xml('ListBucketResult', {
    KeyCount: page.length,
    IsTruncated: isMore,
    NextContinuationToken: isMore ? page.at(-1) : undefined,
    Contents: page.map((key) => {
      const found = newestOf(bucket.get(key));
      return {
        Key: key,
        Size: found?.body?.length ?? 0,
        LastModified: (found?.modifiedAt ?? new Date(0)).toISOString(),
      };
    }),
  });
  return { status: 200, body: HEAD + body };
}

function versions(bucket: FakeBucket): FakeResponse {
  const all = [...bucket]
    .flatMap(([key, list_]) => list_.map((version) => ({ key, version })))
    .slice(0, PAGE);
  const entry = ({ key, version }: (typeof all)[number]) => ({ Key: key, VersionId: version.id });
  const body = xml('ListVersionsResult', {
    Version: all.filter(({ version }) => version.body !== null).map(entry),
    DeleteMarker: all.filter(({ version }) => version.body === null).map(entry),
  });
  return { status: 200, body: HEAD + body };
}

function removeMany(account: FakeAccount, bucket: FakeBucket, { body }: FakeRequest): FakeResponse {
  for (const [, each = ''] of body.toString().matchAll(/<Object>(.*?)<\/Object>/gs)) {
    const key = /<Key>(.*?)<\/Key>/s.exec(each)?.[1] ?? '';
    const id = /<VersionId>(.*?)<\/VersionId>/s.exec(each)?.[1];
    const versions_ = bucket.get(key) ?? [];
    account.count += 1;
    const left =
      id === undefined
        ? [
            ...versions_,
            {
              id: `v${account.count}`,
              body: null,
              sha256: '',
              contentType: '',
              cacheControl: '',
              modifiedAt: new Date(),
            },
          ]
        : versions_.filter((version) => version.id !== id);
    if (left.length === 0) bucket.delete(key);
    else bucket.set(key, left);
  }
  return { status: 200, body: `${HEAD}${xml('DeleteResult', {})}` };
}

function ofBucket(
  account: FakeAccount,
  name: string,
  bucket: FakeBucket,
  request: FakeRequest,
): FakeResponse {
  const { method, query } = request;
  if (query.has('versions')) return versions(bucket);
  if (query.has('delete')) return removeMany(account, bucket, request);
  if (query.has('versioning'))
    return { status: 200, body: HEAD + xml('VersioningConfiguration', { Status: 'Enabled' }) };
  if (query.has('publicAccessBlock')) {
    const block = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    return { status: 200, body: HEAD + xml('PublicAccessBlockConfiguration', block) };
  }
  if (method === 'HEAD') return { status: 200 };
  if (method === 'DELETE') {
    if (bucket.size > 0)
      throw new FakeError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    account.buckets.delete(name);
    return { status: 204 };
  }
  return list(bucket, request);
}

/** S3 with versions, conditions and sums, as far as this program asks it. */
export function s3(account: FakeAccount, request: FakeRequest): FakeResponse {
  const [, name = '', ...rest] = request.path.split('/');
  const key = rest.join('/');
  const bucket = account.buckets.get(name);
  const isHead = request.method === 'HEAD';
  if (!bucket) throw new FakeError(isHead ? 'NotFound' : 'NoSuchBucket', 'The bucket does not exist', 404);
  if (key === '') return ofBucket(account, name, bucket, request);
  if (request.method === 'PUT') return put(account, bucket, key, request);
  return read(bucket, key, isHead);
}
