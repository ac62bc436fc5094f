import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { DeployError } from '../deploy-error.ts';
import { blueprint, OWNER } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { stateOf } from '../../testing/state-of.ts';
import { backup } from './backup.ts';
import { destroy } from './destroy.ts';
import { drill } from './drill.ts';
import { plan } from './plan.ts';
import { restore } from './restore.ts';
import { up } from './up.ts';

const scene = fakeScene();
const { deployment } = scene;

const setUp = async () => await up(deployment({ wishes: OWNER }));
const backupNames = () =>
  [...scene.aws.account.buckets]
    .filter(([name]) => name.includes('-backupsbucket-'))
    .flatMap(([, objects]) => [...objects.keys()].map((key) => key.replace('backups/', '')));

describe('plan', () => {
  test('shows what would be made and what it costs, and makes nothing', async () => {
    const asked = deployment();
    expect(await plan(asked)).toBe(0);
    expect(asked.said.join('\n')).toMatch(/3 × S3 bucket.*Together +12\.21.*etf-portfolio: would be made/s);
    expect(scene.aws.account.stacks).toEqual([]);
  });

  test('shows each difference, leaves no change set, and ends well', async () => {
    await setUp();
    const before = stateOf(scene.aws.account);
    const { app, ...rest } = blueprint();
    const { DrillAlarm: _gone, ...others } = app.Resources;
    const logs = {
      ...app.Resources.HostLogs,
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: 7 },
    };
    const asked = deployment({
      blueprint: {
        ...rest,
        app: { ...app, Resources: { ...others, HostLogs: logs, New: { Type: 'AWS::SNS::Topic' } } },
      },
    });
    expect(await plan(asked)).toBe(0);
    expect(asked.said).toEqual(
      expect.arrayContaining([
        'etf-portfolio-edge: no difference',
        '  ~ HostLogs (Logs log group)  RetentionInDays',
        '  + New (SNS topic)',
        '  - DrillAlarm (CloudWatch alarm)',
        'Nothing was changed.',
      ]),
    );
    expect(stateOf(scene.aws.account)).toEqual(before);
  });

  test.each([
    ['Instance', { ImageId: 'ami-other' }, '  ± Instance (EC2 instance)  ImageId  REPLACED'],
    ['Instance', { UserData: 'x' }, '  ± Instance (EC2 instance)  UserData  may be REPLACED'],
    ['DataVolume', { AvailabilityZone: 'x' }, '  ± DataVolume (EC2 volume)  AvailabilityZone  REPLACED'],
    ['BackupsBucket', { BucketName: 'x' }, '  ± BackupsBucket (S3 bucket)  BucketName  REPLACED'],
  ])('refuses to replace %s for %o', async (name, properties, line) => {
    await setUp();
    const { app, ...rest } = blueprint();
    const old = app.Resources[name];
    const changed = { Type: '', ...old, Properties: { ...old?.Properties, ...properties } };
    const asked = deployment({
      blueprint: { ...rest, app: { ...app, Resources: { ...app.Resources, [name]: changed } } },
    });
    expect(await plan(asked)).toBe(1);
    expect(asked.said).toContain(line);
    expect(asked.said.join('\n')).toContain(`Refused: ${name} would be replaced or removed`);
  });

  test.each(['Instance', 'DataVolume', 'AppBucket', 'BackupsBucket', 'ReleasesBucket'])(
    'refuses to remove %s',
    async (name) => {
      await setUp();
      const { app, ...rest } = blueprint();
      const { [name]: _gone, ...others } = app.Resources;
      // What refers to it goes too, so that nothing else is wrong with the template.
      const asked = deployment({ blueprint: { ...rest, app: { ...app, Resources: others } } });
      expect(await plan(asked)).toBe(1);
      expect(asked.said.join('\n')).toContain(`  - ${name} (`);
      expect(asked.said.join('\n')).toContain(`Refused: ${name} would be`);
    },
  );
});

describe('backup, restore and drill', () => {
  test('a backup is made on the instance and told by name', async () => {
    await setUp();
    const asked = deployment();
    expect(await backup(asked)).toBe(0);
    expect(asked.said).toContain(`  backup: ${backupNames()[0] ?? ''}`);
  });

  test('restore without a name lists, newest first; with a name it asks the instance', async () => {
    await setUp();
    await backup(deployment());
    await backup(deployment());
    const [older = '', newer = ''] = backupNames();
    const asked = deployment();
    await restore(asked, []);
    expect(asked.said.slice(1)).toEqual([`  ${newer}  8 bytes`, `  ${older}  8 bytes`]);
    await restore(asked, [older]);
    await restore(asked, ['newest']);
    expect(scene.aws.account.host.told.slice(-2)).toEqual([`restore ${older}`, 'restore newest']);
    await expect(restore(asked, ['portfolio-never.db.gz'])).rejects.toThrow(
      'There is no backup portfolio-never.db.gz',
    );
  });

  test('a file of this machine is sent first', async () => {
    await setUp();
    const asked = deployment();
    const path = join(asked.folder, 'portfolio-20251231T120000000Z.db.gz');
    writeFileSync(path, 'from home');
    await restore(asked, [path]);
    expect(backupNames()).toContain('portfolio-20251231T120000000Z.db.gz');
    expect(scene.aws.account.host.told.at(-1)).toBe('restore portfolio-20251231T120000000Z.db.gz');
  });

  test('a fault of the instance is told with its step, its reason and what it said', async () => {
    await setUp();
    scene.aws.account.host.broken.add('drill');
    await expect(drill(deployment())).rejects.toThrow(
      /`drill` failed on the instance at "drill": the disk is full\.\n.*\n {4}one step\n {4}another step/,
    );
  });

  test('what an earlier run began on the instance ends first', async () => {
    await setUp();
    scene.aws.account.invocations.push({
      id: 'command-0',
      looks: 0,
      stdout: '{"ok":true}',
      stderr: '',
      isSuccess: true,
    });
    const asked = deployment();
    await drill(asked);
    expect(asked.said[0]).toBe('The instance is still busy with an earlier command; waiting for its end.');
  });

  test('where nothing is set up it is said how to', async () => {
    await expect(backup(deployment())).rejects.toThrow(
      'There is no etf-portfolio in eu-central-1. Set it up with `npm run deploy -- up`',
    );
  });
});

describe('destroy', () => {
  const YES = ['etf-portfolio', 'destroy'];

  test('asks twice, and leaves a last backup here that was proved', async () => {
    await setUp();
    const asked = deployment({ answers: YES });
    expect(await destroy(asked)).toBe(0);
    expect(asked.asked).toHaveLength(2);
    const [name = ''] = backupNames();
    const path = join(asked.folder, 'last-backups', name.replace('.db.gz', ''), name);
    expect(readFileSync(path, 'utf8')).toBe('a backup');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(asked.said).toContain(`  Proved ${path}`);
    expect(scene.aws.account.host.told).toEqual(['stop', 'backup']);
  });

  test('takes down all but the backups and the data volume, and says what these cost', async () => {
    await setUp();
    const asked = deployment({ answers: YES });
    await destroy(asked);
    const { stacks, buckets, parameters } = stateOf(scene.aws.account);
    expect(stacks.map(({ status }) => status)).toEqual(['DELETE_COMPLETE', 'DELETE_COMPLETE']);
    expect(Object.keys(buckets)).toEqual(['etf-portfolio-backupsbucket']);
    expect(parameters).toEqual([]);
    expect(asked.said.join('\n')).toMatch(
      /What stays .*\n.*backupsbucket.*\$0\.02 a month for each GB\n.*data volume: \$0\.10 a month/,
    );
  });

  test('another word than the one asked for removes nothing', async () => {
    await setUp();
    const before = stateOf(scene.aws.account);
    await expect(destroy(deployment({ answers: ['yes'] }))).rejects.toThrow('nothing was removed');
    expect(stateOf(scene.aws.account)).toEqual(before);
    const asked = deployment({ answers: ['etf-portfolio', 'no'] });
    await expect(destroy(asked)).rejects.toThrow('nothing was removed');
    expect(asked.said.at(-1)).toContain('The app is stopped.');
    expect(stateOf(scene.aws.account).stacks).toEqual(before.stacks);
  });

  test('a backup that cannot be proved stops it', async () => {
    await setUp();
    const proveBackup = () => Promise.reject(new DeployError('The backup was not proved'));
    await expect(destroy(deployment({ answers: YES, workshop: { proveBackup } }))).rejects.toThrow(
      'not proved',
    );
    expect(stateOf(scene.aws.account).stacks.map(({ status }) => status)).toEqual([
      'CREATE_COMPLETE',
      'CREATE_COMPLETE',
    ]);
  });

  test('a backup that arrives otherwise than it was kept stops it, and leaves nothing half', async () => {
    await setUp();
    await backup(deployment());
    const asked = deployment({ answers: YES });
    const { objects } = asked.cloud;
    const get = objects.get.bind(objects);
    Object.assign(objects, {
      get: async (bucket: string, key: string) => {
        const [body = Buffer.alloc(0)] = (await (await get(bucket, key)).toArray()) as Buffer[];
        return Readable.from([body.subarray(1)]);
      },
    });
    await expect(destroy(asked)).rejects.toThrow('did not arrive as it was sent');
    const [, name = ''] = backupNames();
    expect(existsSync(join(asked.folder, 'last-backups', name.replace('.db.gz', ''), name))).toBe(false);
  });

  test('an instance that can make no backup any more is taken down with another word, and the newest backup', async () => {
    await setUp();
    await backup(deployment());
    scene.aws.account.host.broken.add('backup');
    await expect(destroy(deployment({ answers: YES }))).rejects.toThrow('nothing was removed');
    const asked = deployment({ answers: ['etf-portfolio', 'destroy without a new backup'] });
    expect(await destroy(asked)).toBe(0);
    expect(asked.said).toContain(
      'No new backup could be made. The newest there is is on this machine, and was proved here:',
    );
  });
});
