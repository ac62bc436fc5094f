import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Content } from '../cloud/objects.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { type FrontendFile, type FrontendFiles, inOrder } from './frontend-files.ts';

/**
 * The frontend of each release is kept beside the one that is shown: what a rollback publishes again, and the list of the
 * assets that its page refers to. It is no more secret than the page itself.
 */
const PREFIX = 'kept/';
const listKey = (release: string) => `${PREFIX}${release}/files.json`;
const fileKey = (release: string, key: string) => `${PREFIX}${release}/files/${key}`;

/** A file of this machine as content for a bucket. */
export function contentOf(folder: string, file: FrontendFile): Content {
  const path = join(folder, file.key);
  const { sha256, contentType, cacheControl } = file;
  return { body: { path }, sha256, contentType, cacheControl };
}

/** Keeps the frontend of a release; assets are not kept twice, their list is. */
export async function keepFrontend(
  { objects }: Cloud,
  bucket: string,
  release: string,
  folder: string,
  { assets, others, page }: FrontendFiles,
): Promise<void> {
  for (const file of [...others, page])
    await objects.put(bucket, fileKey(release, file.key), contentOf(folder, file));
  const list = Buffer.from(JSON.stringify([...assets, ...others, page]));
  const sha256 = createHash('sha256').update(list).digest('base64');
  await objects.put(bucket, listKey(release), { body: list, sha256, contentType: 'application/json' });
}

async function read(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

/** The files of a kept frontend; null when none is kept under that name. */
export async function keptFrontend(
  { objects }: Cloud,
  bucket: string,
  release: string,
): Promise<FrontendFiles | null> {
  if ((await objects.head(bucket, listKey(release))) === null) return null;
  const list = await read(await objects.get(bucket, listKey(release)));
  return inOrder(JSON.parse(list.toString()) as FrontendFile[]);
}

/** What is in a kept file. */
export async function keptContent(
  { objects }: Cloud,
  bucket: string,
  release: string,
  file: FrontendFile,
): Promise<Content> {
  const body = await read(await objects.get(bucket, fileKey(release, file.key)));
  const { sha256, contentType, cacheControl } = file;
  return { body, sha256, contentType, cacheControl };
}

/** Every kept frontend, the newest first. */
export async function keptReleases(
  { objects }: Cloud,
  bucket: string,
): Promise<{ release: string; keptAt: Date }[]> {
  return (await objects.list(bucket, PREFIX))
    .flatMap(({ key, modifiedAt }) => {
      const release = /^kept\/([^/]+)\/files\.json$/.exec(key)?.[1];
      return release === undefined ? [] : [{ release, keptAt: modifiedAt }];
    })
    .sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime());
}

/** Forgets a frontend. */
export async function dropFrontend({ objects }: Cloud, bucket: string, release: string): Promise<void> {
  const kept = await objects.list(bucket, `${PREFIX}${release}/`);
  // The list last: while it is there, its assets stay.
  const files = kept.filter(({ key }) => key !== listKey(release));
  await objects.remove(
    bucket,
    files.map(({ key }) => ({ Key: key })),
  );
  await objects.remove(bucket, [{ Key: listKey(release) }]);
}
