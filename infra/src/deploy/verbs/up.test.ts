import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IMAGE, ORIGIN_GROUP, PREFIX_LIST } from '../../testing/fake-account.ts';
import { DNS_RECORD } from '../../testing/fake-stack-work.ts';
import { type FakeAws, startFakeAws } from '../../testing/fake-aws.ts';
import { blueprint, type FakeDeployment, fakeDeployment, OWNER } from '../../testing/fake-deployment.ts';
import { stateOf } from '../../testing/state-of.ts';
import { up } from './up.ts';

let aws: FakeAws;
let deployments: FakeDeployment[] = [];
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(async () => {
  for (const each of deployments) each.clear();
  deployments = [];
  await aws.stop();
});

function deployment(given: Parameters<typeof fakeDeployment>[1] = {}): FakeDeployment {
  const made = fakeDeployment(aws, given);
  deployments.push(made);
  return made;
}

const appStack = () => aws.account.stacks.find(({ name }) => name === 'etf-portfolio');

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
    expect(aws.account.parameters.get('/etf-portfolio/password-hash')).toMatch(/^\$argon2id\$/);
    expect(aws.sent.join('\n')).toContain('$argon2id$');
    expect(aws.sent.join('\n')).not.toContain('correct horse battery');
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
    const order = aws.calls.filter((call) =>
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

describe('again', () => {
  test('nothing is asked, and nothing but what is different is done', async () => {
    await up(deployment({ wishes: OWNER }));
    const before = stateOf(aws.account);
    const made = [...aws.account.host.activated];
    const again = deployment();
    expect(await up(again)).toBe(0);
    expect(again.asked).toEqual([]);
    expect(again.said).toContain('etf-portfolio is as it should be.');
    expect(again.said).toContain('Backend   1.0.0-aaaaaaa runs already');
    expect(aws.account.host.activated).toEqual(made);
    expect(stateOf(aws.account)).toEqual(before);
  });

  test('a new password takes the place of the old one, and the instance reads it', async () => {
    await up(deployment({ wishes: OWNER }));
    const old = aws.account.parameters.get('/etf-portfolio/password-hash');
    await up(deployment({ wishes: { password: 'another long one' } }));
    expect(aws.account.parameters.get('/etf-portfolio/password-hash')).toBe(old);
    const answers = ['another long one', 'another long one'];
    await up(deployment({ wishes: { isPasswordNew: true }, answers }));
    expect(aws.account.parameters.get('/etf-portfolio/password-hash')).not.toBe(old);
    expect(aws.account.host.activated).toEqual(['1.0.0-aaaaaaa', '1.0.0-aaaaaaa']);
  });

  test('a newer image of Ubuntu does not replace the instance', async () => {
    await up(deployment({ wishes: OWNER }));
    const instance = appStack()?.ids.get('Instance');
    for (const name of aws.account.parameters.keys())
      if (name.startsWith('/aws/service')) aws.account.parameters.set(name, 'ami-newer');
    await up(deployment());
    expect(appStack()?.parameters.AmiId).toBe(IMAGE);
    expect(appStack()?.ids.get('Instance')).toBe(instance);
  });

  test('a change that would replace what holds data is refused, and nothing is changed', async () => {
    await up(deployment({ wishes: OWNER }));
    const before = stateOf(aws.account);
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
    expect(stateOf(aws.account)).toEqual(before);
  });
});

describe('when it goes wrong', () => {
  test('a resource that cannot be made is named with its reason; the next run clears away and begins anew', async () => {
    aws.account.failing.add('Distribution');
    await expect(up(deployment({ wishes: OWNER }))).rejects.toThrow(
      'etf-portfolio ended as ROLLBACK_COMPLETE, because of Distribution: a quota is used up.',
    );
    aws.account.failing.clear();
    const again = deployment();
    expect(await up(again)).toBe(0);
    expect(again.asked).toEqual([]);
    expect(again.said).toContain(
      'etf-portfolio was begun and never finished (ROLLBACK_COMPLETE); it is cleared away first.',
    );
  });

  test('calls that are throttled are made again, and nothing is lost', async () => {
    aws.faults.throttleEvery = 7;
    expect(await up(deployment({ wishes: OWNER, maxAttempts: 8 }))).toBe(0);
    delete aws.faults.throttleEvery;
    const state = stateOf(aws.account);
    await aws.stop();
    aws = await startFakeAws();
    await up(deployment({ wishes: OWNER }));
    expect(state).toEqual(stateOf(aws.account));
  });

  test('where nobody can answer it is said which answer is missing', async () => {
    await expect(up(deployment())).rejects.toThrow('Nobody is here to answer "E-mail address for alarms"');
    expect(aws.account.stacks).toEqual([]);
  });

  test('a release that does not become healthy leaves the frontend as it was', async () => {
    aws.account.host.broken.add('activate');
    await expect(up(deployment({ wishes: OWNER }))).rejects.toThrow(
      /The release failed on the instance at "health": the new release did not become healthy\.\nThe instance said last:\n {4}one step/,
    );
    expect(stateOf(aws.account).buckets['etf-portfolio-appbucket']).toEqual([]);
  });
});
