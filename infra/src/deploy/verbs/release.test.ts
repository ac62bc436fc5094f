import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { blueprint, FIRST, OWNER, SECOND, type Version } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { stateOf } from '../../testing/state-of.ts';
import { architectureOf, release } from './release.ts';
import { rollback } from './rollback.ts';
import { up } from './up.ts';

const scene = fakeScene();
const { deployment } = scene;
beforeEach(async () => {
  await up(deployment({ wishes: OWNER }));
});

/** Keys of what is shown, without the frontends that are kept. */
const shown = () =>
  (stateOf(scene.aws.account).buckets['etf-portfolio-appbucket'] ?? [])
    .filter((line) => !line.startsWith('kept/'))
    .map((line) => line.split(' ')[0]);

const appBucket = () => [...scene.aws.account.buckets].find(([name]) => name.includes('-appbucket-'))?.[1];
const pageNow = () => appBucket()?.get('index.html')?.at(-1)?.body?.toString();
const DAY_MS = 86_400_000;

describe('a release', () => {
  test('has the backend first, then assets, other files, the page, and then has the old page forgotten', async () => {
    const from = scene.aws.calls.length;
    await release(deployment({ version: SECOND }));
    const order = scene.aws.calls
      .slice(from)
      .filter((call) => /SendCommand|PUT|POST .*invalidation/.test(call) && !call.includes('/kept/'))
      .map((call) => /SendCommand|invalidation|appbucket-\d+\/(.*)$|releases\//.exec(call))
      .map((found) => found?.[1] ?? found?.[0]);
    // The first command asks for the status, the second activates.
    expect(order).toEqual([
      'SendCommand',
      'releases/',
      'SendCommand',
      'assets/app-2.js',
      'favicon.svg',
      'manifest.webmanifest',
      'service-worker.js',
      'index.html',
      'invalidation',
    ]);
    expect(scene.aws.account.invalidations.at(-1)?.paths).toEqual([
      '/',
      '/favicon.svg',
      '/manifest.webmanifest',
      '/service-worker.js',
      '/index.html',
    ]);
  });

  test('assets are kept for a year, all else is asked for anew; packed files stay at home', () => {
    const rules = (stateOf(scene.aws.account).buckets['etf-portfolio-appbucket'] ?? [])
      .filter((line) => !line.startsWith('kept/'))
      .map((line) => line.replace(/ [0-9a-f]{12} /, ': '));
    expect(rules).toEqual([
      'assets/app-1.js: public, max-age=31536000, immutable',
      'assets/shared-9.css: public, max-age=31536000, immutable',
      'favicon.svg: no-cache',
      'index.html: no-cache',
      'manifest.webmanifest: no-cache',
      'service-worker.js: no-cache',
    ]);
  });

  test('the assets of the page before stay', async () => {
    await release(deployment({ version: SECOND }));
    expect(shown()).toContain('assets/app-1.js');
    expect(pageNow()).toContain('app-2.js');
  });

  test('goes when no page refers to it: five releases and thirty days later', async () => {
    const later = (days: number) => () => new Date(Date.now() + days * DAY_MS);
    const versionOf = (number: number): Version => ({
      id: `2.${number}.0`,
      frontend: {
        ...SECOND.frontend,
        [`assets/app-2${number}.js`]: String(number),
        'assets/app-2.js': 'two',
      },
    });
    for (let number = 1; number <= 4; number += 1)
      await release(deployment({ version: versionOf(number), now: later(40) }));
    // The first release is the fifth newest: a rollback may go there.
    expect(shown()).toContain('assets/app-1.js');
    await release(deployment({ version: versionOf(5), now: later(29) }));
    // Six releases, but a browser may have opened the first one 29 days ago.
    expect(shown()).toContain('assets/app-1.js');
    await release(deployment({ version: versionOf(6), now: later(40) }));
    expect(shown()).not.toContain('assets/app-1.js');
    expect(shown()).toEqual(
      expect.arrayContaining(['assets/shared-9.css', 'assets/app-2.js', 'assets/app-26.js']),
    );
    const kept = [...(appBucket()?.entries() ?? [])].filter(
      ([key, versions]) => key.includes(FIRST.id) && versions.at(-1)?.body,
    );
    expect(kept).toEqual([]);
  });

  test('one that does not become healthy leaves the page as it was', async () => {
    const before = stateOf(scene.aws.account).buckets['etf-portfolio-appbucket'];
    scene.aws.account.host.broken.add('activate');
    await expect(release(deployment({ version: SECOND }))).rejects.toThrow(
      'The release failed on the instance at "health"',
    );
    expect(stateOf(scene.aws.account).buckets['etf-portfolio-appbucket']).toEqual(before);
    expect(scene.aws.account.host.current).toBe(FIRST.id);
  });

  test('another file under the name of one that is there is refused', async () => {
    const version = { ...FIRST, id: SECOND.id };
    await release(deployment({ version }));
    scene.aws.account.host.current = null;
    const forged = deployment({ version });
    const path = `${forged.folder}/etf-portfolio-${SECOND.id}-arm64.tar.gz`;
    const made = await forged.workshop.release('arm64');
    writeFileSync(path, 'something else');
    const sha256 = createHash('sha256').update('something else').digest('hex');
    Object.assign(forged.workshop, { release: () => Promise.resolve({ ...made, sha256 }) });
    await expect(release(forged)).rejects.toThrow('is another file than the one made here');
  });

  test('a stopped app is started again by the same release', async () => {
    scene.aws.account.host.isStopped = true;
    await release(deployment());
    expect(scene.aws.account.host.isStopped).toBe(false);
  });

  test('asks for nothing that the role of a workflow may not do', async () => {
    const from = scene.aws.calls.length;
    await release(deployment({ version: SECOND }));
    const asked = scene.aws.calls.slice(from).map((call) =>
      call
        .replace(/^cloudfront:POST .*invalidation$/, 'cloudfront:CreateInvalidation')
        .replace(/^cloudfront:GET .*invalidation.*$/, 'cloudfront:GetInvalidation')
        .replace(/^s3:(GET|HEAD) \/[^/]+\/.+$/, 's3:GetObject')
        .replace(/^s3:GET \/[^/]+\/?$/, 's3:ListBucket')
        .replace(/^s3:PUT .*$/, 's3:PutObject'),
    );
    const policies = blueprint().app.Resources.ReleaseRole?.Properties?.Policies;
    const allowed = [...JSON.stringify(policies).matchAll(/"((?:s3|ssm|cloudfront|cloudformation):\w+)"/g)];
    const names = allowed.map(([, name = '']) => name);
    expect([...new Set(asked)].filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(asked).size).toBeGreaterThan(7);
  });

  test('t4g is ARM, t3 is x64', () => {
    expect(['t4g.micro', 't3.micro'].map(architectureOf)).toEqual(['arm64', 'x64']);
  });
});

describe('a rollback', () => {
  test('goes back to the page and the backend of before, the page first', async () => {
    await release(deployment({ version: SECOND }));
    const from = scene.aws.calls.length;
    await rollback(deployment());
    expect(scene.aws.account.host.current).toBe(FIRST.id);
    expect(pageNow()).toContain('app-1.js');
    const calls = scene.aws.calls.slice(from);
    const page = calls.findIndex((call) => /PUT .*index\.html/.test(call));
    const commands = calls.flatMap((call, place) => (call.includes('SendCommand') ? [place] : []));
    // One command asks for the status; the one that goes back comes after the page.
    expect(commands).toHaveLength(2);
    expect(commands[0]).toBeLessThan(page);
    expect(commands[1]).toBeGreaterThan(page);
  });

  test('without a release before it nothing is touched', async () => {
    const before = stateOf(scene.aws.account);
    await expect(rollback(deployment())).rejects.toThrow('no earlier release');
    expect(stateOf(scene.aws.account)).toEqual(before);
  });
});
