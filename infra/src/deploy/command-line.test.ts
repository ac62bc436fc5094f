import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HELP, readCommandLine } from './command-line.ts';
import { chooseRegion, mustBeSameAccount, rememberedPlace, rememberPlace } from './place.ts';
import type { Terminal } from './terminal.ts';
import { isOffline, VERBS } from './verbs.ts';

describe('the command line', () => {
  test('is a verb, what it is about, and options', () => {
    const line = readCommandLine(['restore', 'newest', '--region', 'us-east-1'], {});
    expect(line).toMatchObject({ verb: 'restore', rest: ['newest'], region: 'us-east-1', isLive: false });
    expect(readCommandLine(['doctor', '--live'], {}).isLive).toBe(true);
    expect(readCommandLine([], {}).verb).toBe('help');
  });

  test('secrets come from the environment only; an option wins over it', () => {
    const environment = { DEPLOY_PASSWORD: 'p', DEPLOY_BACKUP_PASSPHRASE: 's', DEPLOY_EMAIL: 'a@b.c' };
    expect(readCommandLine(['up', '--email', 'd@e.f'], environment).wishes).toMatchObject({
      password: 'p',
      backupPassphrase: 's',
      email: 'd@e.f',
    });
    expect(readCommandLine(['up'], { DEPLOY_PASSWORD: '' }).wishes.password).toBeUndefined();
    expect(() => readCommandLine(['up', '--password', 'p'], {})).toThrow("Unknown option '--password'");
  });

  test('a budget is whole dollars', () => {
    expect(readCommandLine(['up', '--budget', '30'], {}).wishes.budget).toBe('30');
    for (const budget of ['0', '-5', '1.5', 'ten'])
      expect(() => readCommandLine(['up', `--budget=${budget}`], {})).toThrow(
        `--budget ${budget}: it takes whole`,
      );
  });

  test('the help names every verb there is', () => {
    for (const verb of Object.keys(VERBS)) expect(HELP).toMatch(new RegExp(`^  ${verb} `, 'm'));
    expect(Object.keys(VERBS).join(' ')).toBe(
      'plan up release rollback backup restore drill doctor cost destroy',
    );
  });

  test('cost and the doctor without --live ask nothing of the account', () => {
    const offline = Object.keys(VERBS).filter((verb) => isOffline(verb, false));
    expect(offline).toEqual(['doctor', 'cost']);
    expect(isOffline('doctor', true)).toBe(false);
  });
});

describe('the place', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'place-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const answering = (answer: string): Terminal => ({
    isInteractive: true,
    say: () => undefined,
    ask: async () => await Promise.resolve(answer),
    askSecret: async () => await Promise.resolve(answer),
  });
  const PLACE = { region: 'eu-west-1', account: '111111111111' };

  test('is told, or remembered, or in the environment, or asked for, in this order', async () => {
    const environment = { AWS_REGION: 'us-west-2' };
    expect(await chooseRegion('us-east-1', PLACE, environment, answering(''))).toBe('us-east-1');
    expect(await chooseRegion(undefined, PLACE, environment, answering(''))).toBe('eu-west-1');
    expect(await chooseRegion(undefined, null, environment, answering(''))).toBe('us-west-2');
    expect(await chooseRegion(undefined, null, { AWS_DEFAULT_REGION: 'us-west-1' }, answering(''))).toBe(
      'us-west-1',
    );
    expect(await chooseRegion(undefined, null, {}, answering('ap-southeast-2'))).toBe('ap-southeast-2');
    expect(await chooseRegion(undefined, null, {}, answering(''))).toBe('eu-central-1');
  });

  test('what is no region is named with where it came from', async () => {
    await expect(chooseRegion('Frankfurt', null, {}, answering(''))).rejects.toThrow(
      '--region: "Frankfurt" is no region',
    );
    await expect(chooseRegion(undefined, null, { AWS_REGION: 'x' }, answering(''))).rejects.toThrow(
      'AWS_REGION: "x"',
    );
  });

  test('is all that is remembered; a file that cannot be read is none', () => {
    const file = join(folder, 'data', 'deployment.json');
    expect(rememberedPlace(file)).toBeNull();
    rememberPlace(file, PLACE);
    expect(rememberedPlace(file)).toEqual(PLACE);
    expect(readFileSync(file, 'utf8')).toBe('{"region":"eu-west-1","account":"111111111111"}\n');
    writeFileSync(file, '{"region"');
    expect(rememberedPlace(file)).toBeNull();
  });

  test('credentials of another account are refused', () => {
    expect(() => {
      mustBeSameAccount('222222222222', PLACE, 'data/deployment.json');
    }).toThrow('These credentials are for account 222222222222, and the app is in 111111111111.');
    expect(() => {
      mustBeSameAccount(PLACE.account, PLACE, '');
      mustBeSameAccount(PLACE.account, null, '');
    }).not.toThrow();
  });
});
