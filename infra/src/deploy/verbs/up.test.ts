import { describe, expect, test } from 'vitest';
import { IMAGE, ORIGIN_GROUP, PREFIX_LIST } from '../../testing/fake-account.ts';
import { DNS_RECORD } from '../../testing/fake-stack-work.ts';
import { blueprint, OWNER } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { stateOf } from '../../testing/state-of.ts';
import type { Wishes } from '../deployment.ts';
import { up } from './up.ts';

const scene = fakeScene();
const { deployment } = scene;

const appStack = () => scene.aws.account.stacks.find(({ name }) => name === 'etf-portfolio');

describe('the first time', () => {
  test('e-mail and password are asked for and nothing else, after it was told what is made and what that costs', async () => {
    const answers = ['owner@example.org', 'correct horse battery', 'correct horse battery'];
    const first = deployment({ answers });
    const saidBefore: number[] = [];
    const { askSecret } = first.terminal;
    Object.assign(first.terminal, {
      askSecret: async (question: string) => {
        saidBefore.push(first.said.findIndex((line) => line.includes('Together')));
        return await askSecret(question);
      },
    });
    expect(await up(first)).toBe(0);
    expect(first.asked).toEqual([
      'E-mail address for alarms',
      'Choose the password of your portfolio (Ctrl-C to stop here)',
      'The same once more',
    ]);
    expect(saidBefore[0]).toBeGreaterThan(0);
    expect(first.said.at(-1)).toBe('\nYour portfolio is at https://d123.cloudfront.net');
    expect(first.said).toContain('  ✓ Distribution (CloudFront distribution) made');
  });

  test('the password never leaves this machine; its hash does', async () => {
    await up(deployment({ wishes: OWNER }));
    expect(scene.aws.account.parameters.get('/etf-portfolio/password-hash')).toMatch(/^\$argon2id\$/);
    expect(scene.aws.sent.join('\n')).toContain('$argon2id$');
    expect(scene.aws.sent.join('\n')).not.toContain('correct horse battery');
  });

  test('a password that is too short, or typed differently, is asked for again', async () => {
    const first = deployment({
      wishes: { email: 'a@example.org' },
      answers: ['short', 'long enough 1', 'long enough 2', 'long enough 1', 'long enough 1'],
    });
    expect(await up(first)).toBe(0);
    expect(first.said).toContain('The password is too short.');
    expect(first.said).toContain('The two differ.');
  });

  test('what is looked up is saved with the stack, and only the own CloudFront is let in at the end', async () => {
    await up(deployment({ wishes: OWNER }));
    const stack = appStack();
    expect(stack?.parameters).toMatchObject({
      AmiId: IMAGE,
      AvailabilityZone: 'eu-central-1b',
      CloudFrontPrefixListId: PREFIX_LIST,
      OriginSecurityGroupId: ORIGIN_GROUP,
      InstanceType: 't4g.micro',
      OwnerEmail: 'owner@example.org',
    });
    expect(
      [...(stack?.ids.keys() ?? [])].filter((name) => /FromOriginGroup|FromCloudFront/.test(name)),
    ).toEqual([expect.stringContaining('FromOriginGroup')]);
    expect(stack?.isProtected).toBe(true);
    expect(JSON.parse(stack?.policy ?? '{}')).toEqual(blueprint().policy);
  });

  test('the backend is active before the first file of the frontend is there, and the page is the last', async () => {
    await up(deployment({ wishes: OWNER }));
    const order = scene.aws.calls.filter((call) =>
      /SendCommand|PUT|CreateInvalidation|POST .*invalidation/.test(call),
    );
    const puts = order.filter((call) => /PUT \/etf-portfolio-appbucket-\d+\/(?!kept)/.test(call));
    expect(puts.at(-1)).toMatch(/index\.html$/);
    expect(puts.at(-2)).toMatch(/service-worker\.js$/);
    expect(puts.slice(0, 2).every((call) => call.includes('/assets/'))).toBe(true);
    expect(order.findIndex((call) => call.includes('SendCommand'))).toBeLessThan(
      order.indexOf(puts[0] ?? ''),
    );
    expect(order.at(-1)).toContain('invalidation');
  });
});

describe('a name of the owner’s own', () => {
  test('gets its certificate, and it is told which records its DNS needs', async () => {
    const named = deployment({ wishes: { ...OWNER, domain: 'portfolio.example.org' } });
    expect(await up(named)).toBe(0);
    expect(named.said).toContain(`  ! Certificate: ${DNS_RECORD}`);
    expect(named.said).toContain(
      'In its DNS, portfolio.example.org has to be a CNAME of d123.cloudfront.net.',
    );
    expect(appStack()?.parameters).toMatchObject({
      DomainName: 'portfolio.example.org',
      CertificateArn: expect.stringMatching(/^arn:aws:acm:us-east-1:/) as string,
    });
    const again = deployment();
    await up(again);
    expect(again.said).toContain('etf-portfolio is as it should be.');
    expect(again.said.at(-1)).toBe('\nYour portfolio is at https://portfolio.example.org');
  });
});

describe('the days of the owner', () => {
  const zone = () => appStack()?.parameters.TimeZone;

  test('begin as on the machine that set it up, wherever it is run again', async () => {
    const first = deployment({ wishes: OWNER });
    await up(first);
    expect(first.said).toContain('Its days begin as in Europe/Berlin; --time-zone names another place.');
    expect(zone()).toBe('Europe/Berlin');
    await up(deployment({ timeZone: 'UTC' }));
    expect(zone()).toBe('Europe/Berlin');
    await up(deployment({ wishes: { timeZone: 'America/New_York' } }));
    expect(zone()).toBe('America/New_York');
  });

  test.each(['Mars/Olympus', '+02:00', ''])('"%s" is no time zone', async (timeZone) => {
    await expect(up(deployment({ wishes: { ...OWNER, timeZone } }))).rejects.toThrow(
      `--time-zone ${timeZone}: there is no such time zone; one is Europe/Berlin.`,
    );
    expect(scene.aws.account.stacks).toEqual([]);
    await up(deployment({ wishes: OWNER, timeZone }));
    expect(zone()).toBe('UTC');
  });
});

describe('again', () => {
  test('nothing is asked, and nothing but what is different is done', async () => {
    await up(deployment({ wishes: OWNER }));
    const before = stateOf(scene.aws.account);
    const made = [...scene.aws.account.host.activated];
    const again = deployment();
    expect(await up(again)).toBe(0);
    expect(again.asked).toEqual([]);
    expect(again.said).toContain('etf-portfolio is as it should be.');
    expect(again.said).toContain('Backend   1.0.0-aaaaaaa runs already');
    expect(scene.aws.account.host.activated).toEqual(made);
    expect(stateOf(scene.aws.account)).toEqual(before);
  });

  test('a new password takes the place of the old one, and the instance reads it', async () => {
    await up(deployment({ wishes: OWNER }));
    const old = scene.aws.account.parameters.get('/etf-portfolio/password-hash');
    await up(deployment({ wishes: { password: 'another long one' } }));
    expect(scene.aws.account.parameters.get('/etf-portfolio/password-hash')).toBe(old);
    const answers = ['another long one', 'another long one'];
    await up(deployment({ wishes: { isPasswordNew: true }, answers }));
    expect(scene.aws.account.parameters.get('/etf-portfolio/password-hash')).not.toBe(old);
    expect(scene.aws.account.host.activated).toEqual(['1.0.0-aaaaaaa', '1.0.0-aaaaaaa']);
  });

  test('what the account keeps anew reaches the instance, also when it was cut off before', async () => {
    const activated = async (wishes: Wishes) => {
      const before = scene.aws.account.host.activated.length;
      await up(deployment({ wishes }));
      return scene.aws.account.host.activated.length - before;
    };
    await up(deployment({ wishes: OWNER }));
    expect(await activated({ domain: 'portfolio.example.org' })).toBe(1);
    expect(await activated({ timeZone: 'America/New_York' })).toBe(1);
    const wishes = { backupPassphrase: 'of seven words' };
    scene.aws.faults.deny = 'SendCommand';
    await expect(up(deployment({ wishes }))).rejects.toThrow();
    delete scene.aws.faults.deny;
    expect(await activated(wishes)).toBe(1);
    expect(await activated(wishes)).toBe(0);
    await expect(up(deployment({ wishes: { backupPassphrase: 'another' } }))).rejects.toThrow(
      'DEPLOY_BACKUP_PASSPHRASE is another one than the backups have',
    );
  });

  test('a newer image of Ubuntu does not replace the instance', async () => {
    await up(deployment({ wishes: OWNER }));
    const instance = appStack()?.ids.get('Instance');
    for (const name of scene.aws.account.parameters.keys())
      if (name.startsWith('/aws/service')) scene.aws.account.parameters.set(name, 'ami-newer');
    await up(deployment());
    expect(appStack()?.parameters.AmiId).toBe(IMAGE);
    expect(appStack()?.ids.get('Instance')).toBe(instance);
  });

  test('another type of instance is refused, with the way to it', async () => {
    await up(deployment({ wishes: OWNER }));
    await up(deployment({ wishes: { instanceType: 't4g.micro' } }));
    await expect(up(deployment({ wishes: { instanceType: 't3.micro' } }))).rejects.toThrow(
      '--instance-type t3.micro: it was set up with t4g.micro, and another type is another instance. Move to it with',
    );
  });

  test('a change that would replace what holds data is refused, and nothing is changed', async () => {
    await up(deployment({ wishes: OWNER }));
    const before = stateOf(scene.aws.account);
    const { app, ...rest } = blueprint();
    const volume = app.Resources.DataVolume;
    const moved = {
      ...volume,
      Type: 'AWS::EC2::Volume',
      Properties: { ...volume?.Properties, AvailabilityZone: 'x' },
    };
    const harmful = { ...rest, app: { ...app, Resources: { ...app.Resources, DataVolume: moved } } };
    await expect(up(deployment({ blueprint: harmful }))).rejects.toThrow(
      /Refused, nothing was changed.*\n.*± DataVolume \(EC2 volume\) {2}AvailabilityZone {2}REPLACED/,
    );
    expect(stateOf(scene.aws.account)).toEqual(before);
  });
});

describe('when it goes wrong', () => {
  test('a resource that cannot be made is named with its reason; the next run clears away and begins anew', async () => {
    scene.aws.account.failing.add('Distribution');
    await expect(up(deployment({ wishes: OWNER }))).rejects.toThrow(
      'etf-portfolio ended as ROLLBACK_COMPLETE, because of Distribution: a quota is used up.',
    );
    scene.aws.account.failing.clear();
    expect([...scene.aws.account.buckets.keys()]).toEqual([]);
    const again = deployment();
    expect(await up(again)).toBe(0);
    expect(again.asked).toEqual([]);
    expect(again.said).toContain(
      'etf-portfolio was begun and never finished (ROLLBACK_COMPLETE); it is cleared away first.',
    );
  });

  test('calls that are throttled are made again, and nothing is lost', async () => {
    scene.aws.faults.throttleEvery = 7;
    expect(await up(deployment({ wishes: OWNER, maxAttempts: 8 }))).toBe(0);
    delete scene.aws.faults.throttleEvery;
    const state = stateOf(scene.aws.account);
    await scene.renew();
    await up(deployment({ wishes: OWNER }));
    expect(state).toEqual(stateOf(scene.aws.account));
  });

  test('where nobody can answer it is said which answer is missing', async () => {
    await expect(up(deployment())).rejects.toThrow('Nobody is here to answer "E-mail address for alarms"');
    expect(scene.aws.account.stacks).toEqual([]);
  });

  test('a release that does not become healthy leaves the frontend as it was', async () => {
    scene.aws.account.host.broken.add('activate');
    await expect(up(deployment({ wishes: OWNER }))).rejects.toThrow(
      /The release failed on the instance at "health": the new release did not become healthy\.\nThe instance said last:\n {4}one step/,
    );
    expect(stateOf(scene.aws.account).buckets['etf-portfolio-appbucket']).toEqual([]);
  });
});
