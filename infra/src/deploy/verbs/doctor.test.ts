import { describe, expect, test } from 'vitest';
import { ORIGIN_GROUP } from '../../testing/fake-account.ts';
import { blueprint, type FakeDeployment, OWNER } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { GUIDE_ITEMS } from '../../testing/guide-items.ts';
import { CHECKLISTS } from '../checks/checklists.ts';
import { doctor } from './doctor.ts';
import { up } from './up.ts';

/** What the doctor of a healthy instance says. */
const HEALTHY = [
  'the server is healthy',
  'it has not been restarted again and again',
  'etf-portfolio.socket starts with the machine',
  'etf-portfolio.service starts with the machine',
  'etf-portfolio-backup.timer is active',
  'etf-portfolio-health.timer is active',
  'a password is set',
  'the data is for the server alone',
  'settings and secrets are for root alone',
  'the server runs with the newest settings',
  'the disk has room',
  'the newest backup is younger than 36 hours',
  'the last restore drill went well',
];

const scene = fakeScene();
const { deployment } = scene;

async function setUp(): Promise<void> {
  await up(deployment({ wishes: OWNER }));
  scene.aws.account.openings.push({ port: 8000, group: ORIGIN_GROUP });
  scene.aws.account.host.items = HEALTHY.map((name) => ({ name, ok: true }));
}

/** What is told of one item: its line and what is indented below it. */
function told({ said }: FakeDeployment, item: string): string[] {
  const at = said.findIndex((line) => line.includes(item));
  const after = said.slice(at + 1).findIndex((line) => !line.startsWith('      '));
  return said.slice(at, at + 1 + after).map((line) => line.trim());
}

describe('the checklists', () => {
  test('every item of the guide by hand is covered, and none that there is not', () => {
    const covered = CHECKLISTS.flatMap(({ checks }) => checks.flatMap(({ covers }) => covers));
    expect(GUIDE_ITEMS.filter((item) => !covered.includes(item))).toEqual([]);
    expect(covered.filter((item) => !GUIDE_ITEMS.includes(item))).toEqual([]);
    expect(GUIDE_ITEMS.length).toBeGreaterThan(50);
  });

  test('every item looks somewhere, and has a remedy', () => {
    for (const { item, remedy, here, there } of CHECKLISTS.flatMap(({ checks }) => checks)) {
      expect(here ?? there, item).toBeDefined();
      expect(remedy.length, item).toBeGreaterThan(10);
    }
  });
});

describe('without an account', () => {
  test('everything is right, nothing is asked of AWS, and it is said what only an account shows', async () => {
    const asked = deployment();
    expect(await doctor(asked, false)).toBe(0);
    expect(scene.aws.calls).toEqual([]);
    expect(asked.said.at(-1)).toMatch(
      /^\d\d items marked \? can be seen in a real account only: npm run deploy -- doctor --live$/,
    );
    expect(asked.said).toContain('  ? Nobody reaches the instance past CloudFront');
  });

  test.each([
    ['AppBucket', { VersioningConfiguration: {} }, 'Every bucket keeps earlier versions'],
    ['AppBucket', { PublicAccessBlockConfiguration: {} }, 'Nothing in any bucket can become public'],
    ['AppBucket', { LifecycleConfiguration: {} }, 'What was deleted or replaced in a bucket'],
    [
      'HostSecurityGroup',
      { SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0', FromPort: 8000 }] },
      'The instance lets in CloudFront on port 8000',
    ],
    ['Instance', { KeyName: 'mine' }, 'There is no SSH'],
    ['Instance', { MetadataOptions: {} }, 'Its metadata is given to those who hold a token'],
    ['Instance', { ImageId: 'resolve:newest' }, 'its image is decided once'],
    ['Instance', { UserData: 'DEBUG=true' }, 'Neither debugging nor talkative logs'],
    ['DataVolume', { Encrypted: false }, 'The data volume is there, encrypted'],
    ['HostLogs', { RetentionInDays: undefined }, 'Logs are kept in CloudWatch'],
    ['HealthAlarm', { MetricName: 'Other' }, 'There is an alarm for health'],
    ['MonthlyBudgetOfAccount', { NotificationsWithSubscribers: [] }, 'The bill has an alarm in us-east-1'],
  ])('%s with %o is found', async (name, properties, item) => {
    const { app, ...rest } = blueprint();
    const old = app.Resources[name];
    const changed = { Type: '', ...old, Properties: { ...old?.Properties, ...properties } };
    const asked = deployment({
      blueprint: { ...rest, app: { ...app, Resources: { ...app.Resources, [name]: changed } } },
    });
    expect(await doctor(asked, false)).toBe(1);
    expect(told(asked, item)[0]).toMatch(/^✗/);
    expect(told(asked, item).at(-1)).toMatch(/^Remedy: /);
    expect(asked.said.filter((line) => line.includes('✗'))).toHaveLength(1);
  });

  test('a data volume that would go with its stack is found', async () => {
    const { app, ...rest } = blueprint();
    const { DeletionPolicy: _kept, ...volume } = { Type: '', ...app.Resources.DataVolume };
    const Resources = { ...app.Resources, DataVolume: volume };
    const asked = deployment({ blueprint: { ...rest, app: { ...app, Resources } } });
    expect(await doctor(asked, false)).toBe(1);
    expect(told(asked, 'The data volume is there')[1]).toContain('or not keep it');
  });
});

describe('with --live', () => {
  test('an account as it should be is right in every item', async () => {
    await setUp();
    const asked = deployment();
    const code = await doctor(asked, true);
    expect(asked.said.filter((line) => /^ {2}[✗?]/.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect(asked.said.at(-1)).toMatch(/^\n\d+ right, 0 wrong, 1 to know$/);
  });

  test.each<[string, string, () => void]>([
    [
      'Also let in: 0.0.0.0/0 on 22.',
      'The instance lets in CloudFront',
      () => scene.aws.account.openings.push({ port: 22, cidr: '0.0.0.0/0' }),
    ],
    [
      'Not yet: owner@example.org, owner@example.org.',
      'The address for alarms has agreed',
      () => (scene.aws.account.hasConfirmedMail = false),
    ],
    [
      'There is none.',
      'A release with its own Node is active',
      () => (scene.aws.account.host.current = null),
    ],
    [
      'Not so: etf-portfolio-backup.timer is active. On the instance: systemctl start it.',
      'A timer makes backups',
      () => {
        scene.aws.account.host.items = scene.aws.account.host.items.map((each) =>
          each.name.includes('backup.timer') ? { ...each, ok: false, remedy: 'systemctl start it' } : each,
        );
      },
    ],
    [
      'The instance does not tell; its release is an older one.',
      'A password is set',
      () => (scene.aws.account.host.items = []),
    ],
    [
      '/api/v1/health: 502.',
      'The backend answers through CloudFront',
      () => (scene.aws.account.host.isStopped = true),
    ],
    [
      'Missing: assets/app-1.js.',
      'Every file that the page refers to is there',
      () => {
        for (const [name, objects] of scene.aws.account.buckets)
          if (name.includes('-appbucket-')) objects.delete('assets/app-1.js');
      },
    ],
  ])('%s', async (seen, item, spoil) => {
    await setUp();
    spoil();
    const asked = deployment();
    expect(await doctor(asked, true)).toBe(1);
    expect(told(asked, item)).toContain(seen);
  });

  test('days that begin elsewhere than on this machine are to know, with the way there', async () => {
    await setUp();
    const asked = deployment({ timeZone: 'America/New_York' });
    expect(await doctor(asked, true)).toBe(0);
    expect(told(asked, 'Its days begin where')).toEqual([
      'i Its days begin where the owner is',
      'They begin as in Europe/Berlin; this machine is in America/New_York. To move there: npm run deploy -- up --time-zone America/New_York.',
    ]);
  });

  test('what cannot be asked is told with its reason, and the rest is asked all the same', async () => {
    await setUp();
    scene.aws.faults.deny = 'DescribeAlarms';
    const asked = deployment();
    expect(await doctor(asked, true)).toBe(1);
    expect(told(asked, 'There is an alarm for health')[1]).toMatch(/^These credentials may not/);
    expect(told(asked, 'Logs are kept in CloudWatch')[0]).toMatch(/^✓/);
  });

  test('where nothing is set up the account’s items say so', async () => {
    const asked = deployment();
    expect(await doctor(asked, true)).toBe(1);
    expect(told(asked, 'The server is healthy')[1]).toContain('npm run deploy -- up');
  });
});
