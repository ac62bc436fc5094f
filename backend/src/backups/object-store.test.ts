import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { type S3Fake, s3Fake } from '../testing/s3-fake.ts';
import { folderStore } from './folder-store.ts';
import { NameTakenError, type ObjectStore } from './object-store.ts';
import { s3Store } from './s3-store.ts';

let folder: string;
let fake: S3Fake;
let store: ObjectStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'a store '));
  fake = await s3Fake();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

afterEach(async () => {
  store.close();
  vi.unstubAllEnvs();
  await fake.close();
  rmSync(folder, { recursive: true });
});

function file(content: string): string {
  const path = join(folder, 'to store');
  writeFileSync(path, content);
  return path;
}

const KINDS: Readonly<Record<string, () => Promise<ObjectStore>>> = {
  folder: async () => await Promise.resolve(folderStore(join(folder, 'backups'))),
  s3: async () => {
    const { backupS3 } = readConfig({ BACKUP_S3_URL: fake.url }, folder).config;
    if (!backupS3) throw new Error('no place');
    return await s3Store(backupS3);
  },
};

describe.each(Object.keys(KINDS))('a store in a %s', (kind) => {
  beforeEach(async () => {
    store = await (KINDS[kind] as () => Promise<ObjectStore>)();
  });

  test('has nothing at first', async () => {
    expect(await store.list()).toEqual([]);
  });

  test('gives back what was put, and lists it by name with its size', async () => {
    for (const name of ['c.gz', 'a.gz', 'b.gz']) await store.put(name, file(`content of ${name} é`));
    expect(await store.list()).toEqual(['a.gz', 'b.gz', 'c.gz'].map((name) => ({ name, bytes: 18 })));
    expect(await text(await store.get('b.gz'))).toBe('content of b.gz é');
  });

  test('never overwrites', async () => {
    await store.put('a.gz', file('first'));
    await expect(store.put('a.gz', file('second'))).rejects.toThrow(NameTakenError);
    expect(await text(await store.get('a.gz'))).toBe('first');
    expect(await store.list()).toHaveLength(1);
  });

  test('forgets what is removed, and what was never there', async () => {
    await store.put('a.gz', file('first'));
    await store.remove('a.gz');
    await store.remove('b.gz');
    expect(await store.list()).toEqual([]);
  });

  test('says so when there is nothing of that name', async () => {
    await expect(store.get('a.gz')).rejects.toThrow(Error);
  });

  test('takes an empty file and a megabyte', async () => {
    await store.put('empty', file(''));
    await store.put('large', file('x'.repeat(1_000_000)));
    expect(await store.list()).toEqual([
      { name: 'empty', bytes: 0 },
      { name: 'large', bytes: 1_000_000 },
    ]);
  });
});

test('a folder and what is in it can be read by their owner alone, and nothing half-written is listed', async () => {
  store = folderStore(join(folder, 'backups'));
  await store.put('a.gz', file('content'));
  writeFileSync(join(folder, 'backups', 'b.gz.partial'), 'half');
  expect(statSync(join(folder, 'backups')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'backups', 'a.gz')).mode & 0o077).toBe(0);
  expect(await store.list()).toEqual([{ name: 'a.gz', bytes: 7 }]);
  await expect(store.put('a.gz', file('again'))).rejects.toThrow(NameTakenError);
  expect(readdirSync(join(folder, 'backups')).sort()).toEqual(['a.gz', 'b.gz.partial']);
});

test('a bucket is used below its prefix alone, and what it refuses is told with its address', async () => {
  store = await (KINDS.s3 as () => Promise<ObjectStore>)();
  fake.objects.set('bucket/other/a.gz', Buffer.from('of somebody else'));
  await store.put('a.gz', file('content'));
  expect([...fake.objects.keys()]).toEqual(['bucket/other/a.gz', 'bucket/etf/a.gz']);
  expect(await store.list()).toEqual([{ name: 'a.gz', bytes: 7 }]);
  fake.refuse(403);
  await expect(store.put('b.gz', file('content'))).rejects.toThrow(/^s3:\/\/bucket\/etf\/ .*status 403/);
  await expect(store.list()).rejects.toThrow('s3://bucket/etf/');
});

test('a library that sends its sum behind the body is understood by the fake', async () => {
  store = await (KINDS.s3 as () => Promise<ObjectStore>)();
  const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
  const endpoint = new URL(fake.url).searchParams.get('endpoint') ?? '';
  const client = new S3Client({ region: 'eu-central-1', endpoint, forcePathStyle: true });
  const Body = (await import('node:fs')).createReadStream(file('streamed'));
  await client.send(
    new PutObjectCommand({
      Bucket: 'bucket',
      Key: 'etf/a',
      Body,
      ContentLength: 8,
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  client.destroy();
  expect(await text(await store.get('a'))).toBe('streamed');
});
