import type { Content } from '../cloud/objects.ts';
import type { Stack } from '../cloud/stack-values.ts';
import type { Deployment } from '../deployment.ts';
import { outputOf } from '../stack/live-stack.ts';
import type { FrontendFile, FrontendFiles } from './frontend-files.ts';

const LOOK_EVERY_MS = 5_000;
const LOOKS = 240;
const AT_ONCE = 8;

/** Does a thing for each, some of them at the same time. */
async function forEach<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}

/** Has CloudFront forget what has a new content under its old name, and waits until it did. */
async function invalidate(
  { cloud, terminal, pause, now }: Deployment,
  distribution: string,
  files: readonly FrontendFile[],
): Promise<void> {
  const paths = ['/', ...files.map(({ key }) => `/${key}`)];
  const number = await cloud.edge.invalidate(distribution, paths, `release-${now().getTime()}`);
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await cloud.edge.isInvalidated(distribution, number)) {
      terminal.say('Frontend  CloudFront shows the new page everywhere');
      return;
    }
    await pause(LOOK_EVERY_MS);
  }
  terminal.say('Frontend  CloudFront is still passing the new page on; that ends by itself');
}

/**
 * Publishes a frontend: assets, then all other files, the page last, and has CloudFront forget the old ones.
 *
 * At no moment does a page refer to what is not there: a browser in the middle of it gets the old page or the new one,
 * each with all of its assets. Nothing is removed here.
 *
 * @param contentOf  what is in a file
 */
export async function publishFrontend(
  deployment: Deployment,
  stack: Stack,
  { assets, others, page }: FrontendFiles,
  contentOf: (file: FrontendFile) => Content | Promise<Content>,
): Promise<void> {
  const { cloud, terminal } = deployment;
  const bucket = outputOf(stack, 'AppBucketName');
  const there = new Set((await cloud.objects.list(bucket, 'assets/')).map(({ key }) => key));
  const missing = assets.filter(({ key }) => !there.has(key));
  await forEach(missing, async (file) => {
    await cloud.objects.put(bucket, file.key, await contentOf(file));
  });
  terminal.say(`Frontend  ${missing.length} new assets, ${assets.length - missing.length} were there`);
  for (const file of [...others, page]) await cloud.objects.put(bucket, file.key, await contentOf(file));
  terminal.say(`Frontend  ${others.length} other files, and index.html as the last`);
  await invalidate(deployment, outputOf(stack, 'DistributionId'), [...others, page]);
}
