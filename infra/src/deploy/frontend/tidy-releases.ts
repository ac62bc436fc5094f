import type { Stack } from '../cloud/stack-values.ts';
import type { Deployment } from '../deployment.ts';
import { outputOf } from '../stack/live-stack.ts';
import { dropFrontend, keptFrontend, keptReleases } from './kept-frontend.ts';

/** Releases that stay however old they are: a rollback may go to each. */
const STAY = 5;
/** A page may stay open in a browser for that long, and loads its further parts when they are needed. */
const STAY_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Removes assets that no page refers to any more, and releases that nothing goes back to.
 *
 * A page refers to an asset as long as its release is kept: the five newest, every one of the last 30 days, and the one
 * that runs.
 *
 * @param current  the release that runs
 */
export async function tidyReleases(deployment: Deployment, stack: Stack, current: string): Promise<void> {
  const { cloud, terminal, now } = deployment;
  const [archives, app] = [outputOf(stack, 'ReleasesBucketName'), outputOf(stack, 'AppBucketName')];
  const oldest = now().getTime() - STAY_DAYS * DAY_MS;
  const kept = await keptReleases(cloud, app);
  const stays = kept.filter(
    ({ release, keptAt }, place) => release === current || place < STAY || keptAt.getTime() > oldest,
  );
  const wanted = new Set<string>();
  for (const { release } of stays)
    for (const { key } of (await keptFrontend(cloud, app, release))?.assets ?? []) wanted.add(key);
  const idle = (await cloud.objects.list(app, 'assets/')).filter(
    ({ key, modifiedAt }) => !wanted.has(key) && modifiedAt.getTime() < oldest,
  );
  await cloud.objects.remove(
    app,
    idle.map(({ key }) => ({ Key: key })),
  );
  const gone = kept.filter((each) => !stays.includes(each));
  for (const { release } of gone) {
    await cloud.objects.remove(
      archives,
      (await cloud.objects.list(archives, `releases/${release}/`)).map(({ key }) => ({ Key: key })),
    );
    await dropFrontend(cloud, app, release);
  }
  if (idle.length + gone.length > 0)
    terminal.say(`Tidied    ${idle.length} assets that no page refers to, ${gone.length} old releases`);
}
