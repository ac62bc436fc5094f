import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OWNER } from '../testing/fake-deployment.ts';
import { fakeScene } from '../testing/fake-scene.ts';
import { cloudIn } from './cloud/cloud.ts';
import { HELP } from './command-line.ts';
import { deploy } from './deploy.ts';
import { rememberPlace } from './place.ts';

const scene = fakeScene();

/** One run of the program by an owner who types these answers. */
async function run(
  args: readonly string[],
  {
    answers = [],
    environment = {},
    folder,
  }: { answers?: readonly string[]; environment?: Record<string, string>; folder?: string } = {},
) {
  const made = scene.deployment({ answers });
  const { blueprint, ...rest } = made;
  const placeFile = join(folder ?? made.folder, 'data', 'deployment.json');
  const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  const code = await deploy(args, {
    ...rest,
    environment,
    placeFile,
    blueprint: () => blueprint,
    connect: (region) => cloudIn({ region, endpoint: scene.aws.endpoint, maxAttempts: 1, credentials }),
  });
  return { code, said: made.said, asked: made.asked, placeFile, folder: made.folder };
}

test('the first use asks for region, e-mail and password, and for nothing else', async () => {
  const answers = ['', 'owner@example.org', 'correct horse battery', 'correct horse battery'];
  const { code, said, asked, placeFile, folder } = await run(['up'], { answers });
  expect(code).toBe(0);
  expect(asked).toEqual([
    'Region, near to you [eu-central-1]',
    'E-mail address for alarms',
    'Choose the password of your portfolio (Ctrl-C to stop here)',
    'The same once more',
  ]);
  expect(said[0]).toBe('Account 123456789012 in eu-central-1, as user/owner');
  expect(readFileSync(placeFile, 'utf8')).toBe('{"region":"eu-central-1","account":"123456789012"}\n');
  const again = await run(['up'], { folder });
  expect(again.asked).toEqual([]);
});

test('a workflow, which answers nothing, gives everything beforehand', async () => {
  const environment = {
    AWS_REGION: 'eu-central-1',
    DEPLOY_EMAIL: OWNER.email ?? '',
    DEPLOY_PASSWORD: OWNER.password ?? '',
  };
  const { code, asked } = await run(['up'], { environment });
  expect([code, asked]).toEqual([0, []]);
});

test('credentials for another account than last time change nothing', async () => {
  const first = await run(['help']);
  rememberPlace(first.placeFile, { region: 'eu-central-1', account: '999999999999' });
  await expect(run(['up'], { folder: first.folder })).rejects.toThrow('the app is in 999999999999');
  expect(scene.aws.calls).toEqual(['sts:GetCallerIdentity']);
});

test('a second app in another region is refused until the first is taken down', async () => {
  const environment = { DEPLOY_EMAIL: OWNER.email ?? '', DEPLOY_PASSWORD: OWNER.password ?? '' };
  const { folder, placeFile } = await run(['up', '--region', 'eu-central-1'], { environment });
  const elsewhere = async () => await run(['up', '--region', 'us-east-1'], { environment, folder });
  await expect(elsewhere()).rejects.toThrow('The app is in eu-central-1, and an account has room for one.');
  expect(readFileSync(placeFile, 'utf8')).toContain('eu-central-1');
  await run(['destroy'], { folder, answers: ['etf-portfolio', 'destroy'] });
  expect((await elsewhere()).code).toBe(0);
  expect(readFileSync(placeFile, 'utf8')).toContain('us-east-1');
});

test('only up remembers where the app is', async () => {
  const { placeFile } = await run(['plan', '--region', 'eu-central-1']);
  expect(existsSync(placeFile)).toBe(false);
});

test('cost asks nothing of anybody', async () => {
  const { code, said, asked } = await run(['cost', '--region', 'us-east-1']);
  expect([code, asked, scene.aws.calls]).toEqual([0, [], []]);
  expect(said.join('\n')).toMatch(/Together +11\.10/);
  await expect(run(['cost', '--region', 'mars'])).rejects.toThrow('--region: "mars" is no region');
});

test('help, and what there is not', async () => {
  expect((await run([])).said).toEqual([HELP]);
  await expect(run(['upp'])).rejects.toThrow('There is no "upp".');
});
