import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HostInAFolder, hostInAFolder } from '../testing/host-in-a-folder.ts';
import { propertiesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

interface Parameter {
  readonly allowedPattern?: string | { 'Fn::Join': [string, (string | { Ref: string })[]] };
  readonly allowedValues?: string[];
  readonly default?: string;
}

interface Content {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly mainSteps: readonly { readonly inputs: { readonly runCommand: readonly unknown[] } }[];
}

const contentOf = (document: string) => propertiesOf(templates().app, document)['Content'] as Content;

/** Text of a template; what is known in the account only stands there as `<name>`. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = (value as { 'Fn::Join'?: [string, unknown[]]; Ref?: string })['Fn::Join'];
  return joined ? joined[1].map(textOf).join(joined[0]) : `<${(value as { Ref: string }).Ref}>`;
}

/** The script of a document with its parameters put in, as Systems Manager does; 'bootstrap' stands for the host's own. */
function scriptOf(document: string, values: Readonly<Record<string, string>>, root = ''): string[] {
  const [step] = contentOf(document).mainSteps;
  return (step?.inputs.runCommand ?? [])
    .map(textOf)
    .map((line) => line.replace(/\{\{ (\w+) \}\}/g, (_all, name: string) => values[name] ?? ''))
    .map((line) => line.replace(/^(export \w+=)<.*>$/, '$1known-in-the-account'))
    .map((line) => line.replaceAll('/opt/etf-portfolio', `${root}/opt/etf-portfolio`));
}

/** Without what only a host can do: it has a volume and may make users. */
function withBootstrap(lines: readonly string[], bootstrap: readonly string[]): string[] {
  const from = lines.indexOf("  bash -s >&2 <<'BOOTSTRAP'");
  const to = lines.indexOf('BOOTSTRAP');
  expect([from, to].every((at) => at > 0)).toBe(true);
  return [...lines.slice(0, from + 1), ...bootstrap, ...lines.slice(to)];
}

let host: HostInAFolder;
beforeEach(async () => {
  host = await hostInAFolder();
});
afterEach(async () => {
  await host.close();
});

describe('activating a release', () => {
  const ACTIVATE = '#!/bin/sh\nprintf \'{"ok":true,"release":"%s","from":"%s"}\' "$1" "$0"\n';
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const releases = () => join(host.root, 'opt/etf-portfolio/releases');

  const activate = async (
    id: string,
    sum: string,
    bootstrap = [`mkdir -p ${join(host.root, 'opt/etf-portfolio/releases')}`, 'echo bootstrap: done'],
  ) => {
    const values = { ReleaseId: id, ReleaseSha256: sum, ReleaseUrl: host.urlOf('release.tar.gz') };
    return await host.run(withBootstrap(scriptOf('ActivateDocument', values, host.root), bootstrap));
  };

  test('it is fetched, checked, unpacked, and its own program takes over', async () => {
    const archive = host.offer('release.tar.gz', { 'host/activate': ACTIVATE, 'release.json': '{}' });
    const outcome = await activate('1.2.3', sha256(archive));
    expect(outcome).toMatchObject({
      code: 0,
      told: { ok: true, release: '1.2.3', from: join(releases(), '1.2.3/host/activate') },
    });
    expect(outcome.progress).toContain('bootstrap: done');
    expect(readdirSync(releases())).toEqual(['1.2.3']);
    expect(readFileSync(join(releases(), '1.2.3/release.json'), 'utf8')).toBe('{}');
  });

  test('once it is there it is not fetched again', async () => {
    const archive = host.offer('release.tar.gz', { 'host/activate': ACTIVATE });
    await activate('1.2.3', sha256(archive));
    const again = await activate('1.2.3', sha256(archive));
    expect(again).toMatchObject({ code: 0, told: { ok: true } });
    expect(host.fetched()).toBe(1);
  });

  test('a release is never changed: other bytes under its name are refused', async () => {
    const archive = host.offer('release.tar.gz', { 'host/activate': ACTIVATE });
    await activate('1.2.3', sha256(archive));
    expect(await activate('1.2.3', '0'.repeat(64))).toMatchObject({
      code: 1,
      told: { ok: false, step: 'checksum' },
    });
  });

  test('another archive than the one that was promised is refused, and nothing of it stays', async () => {
    host.offer('release.tar.gz', { 'host/activate': ACTIVATE });
    expect(await activate('1.2.3', '0'.repeat(64))).toMatchObject({
      code: 1,
      told: { ok: false, step: 'checksum' },
    });
    expect(readdirSync(releases())).toEqual([]);
  });

  test('an address that is too old is said', async () => {
    expect(await activate('1.2.3', '0'.repeat(64))).toMatchObject({
      code: 1,
      told: { ok: false, step: 'download' },
    });
    expect(readdirSync(releases())).toEqual([]);
  });

  test('an archive that is no release is refused', async () => {
    const archive = host.offer('release.tar.gz', { 'readme.txt': 'nothing' });
    expect(await activate('1.2.3', sha256(archive))).toMatchObject({
      code: 1,
      told: { ok: false, step: 'unpack' },
    });
  });

  test('whatever else goes wrong, it says so in one line', async () => {
    const archive = host.offer('release.tar.gz', { 'host/activate': ACTIVATE });
    // The folder of releases is none: nothing that follows can work.
    const outcome = await activate('1.2.3', sha256(archive), [
      `mkdir -p ${join(host.root, 'opt/etf-portfolio')}`,
      `mkdir ${releases()}`,
      `touch ${releases()}/1.2.3`,
    ]);
    expect(outcome).toMatchObject({ code: 1, told: { ok: false } });
  });

  test('a host that cannot be made ready is left alone', async () => {
    const outcome = await activate('1.2.3', '0'.repeat(64), [
      'set -e',
      'echo "bootstrap: the volume was not attached" >&2',
      'exit 1',
    ]);
    expect(outcome).toMatchObject({ code: 1, told: { ok: false, step: 'prepare' } });
    expect(outcome.progress).toContain('the volume was not attached');
    expect(host.fetched()).toBe(0);
  });

  test('the bootstrap of the host goes with it, told of its volume, bucket, log and proxy', () => {
    const [step] = contentOf('ActivateDocument').mainSteps;
    const lines = step?.inputs.runCommand.map(textOf) ?? [];
    const bootstrap = readFileSync(join(import.meta.dirname, '..', '..', 'host', 'bootstrap.sh'), 'utf8');
    expect(lines).toEqual(withBootstrap(lines, bootstrap.trimEnd().split('\n')));
    expect(lines.filter((line) => line.startsWith('export '))).toEqual([
      'export DATA_VOLUME_ID=<DataVolume>',
      'export AWS_REGION=<AWS::Region>',
      'export BACKUPS_BUCKET=<BackupsBucket>',
      'export LOG_GROUP=<HostLogs>',
      'export TRUSTED_PROXY=10.41.0.0/24',
    ]);
    expect(lines.filter((line) => line.startsWith('# @'))).toEqual([]);
  });
});

describe('running a verb', () => {
  const PROGRAM = '#!/bin/sh\nprintf \'{"ok":true,"arguments":"%s","count":%d}\' "$*" "$#"\n';
  const command = async (verb: string, argument: string) =>
    await host.run(scriptOf('CommandDocument', { Verb: verb, Argument: argument }, host.root));

  test('the verb and its argument reach the program of the active release', async () => {
    const archive = host.offer('release.tar.gz', {
      'host/activate': '#!/bin/sh\nprintf "{}"\n',
      'host/etf-portfolio': PROGRAM,
    });
    const releases = join(host.root, 'opt/etf-portfolio/releases');
    const values = {
      ReleaseId: 'one',
      ReleaseSha256: createHash('sha256').update(archive).digest('hex'),
      ReleaseUrl: host.urlOf('release.tar.gz'),
    };
    const link = `ln -sfn releases/one ${join(host.root, 'opt/etf-portfolio/current')}`;
    await host.run(
      withBootstrap(scriptOf('ActivateDocument', values, host.root), [`mkdir -p ${releases}`, link]),
    );
    expect(await command('restore', 'portfolio-20261129T170000123Z.db.gz')).toMatchObject({
      code: 0,
      told: { ok: true, arguments: 'restore portfolio-20261129T170000123Z.db.gz', count: 2 },
    });
    expect(await host.run(scriptOf('StatusDocument', {}, host.root))).toMatchObject({
      told: { arguments: 'status', count: 1 },
    });
  });

  test('without a release it says so', async () => {
    mkdirSync(join(host.root, 'opt/etf-portfolio'), { recursive: true });
    expect(await command('doctor', '')).toMatchObject({ code: 1, told: { ok: false, step: 'start' } });
    expect(existsSync(join(host.root, 'opt/etf-portfolio/current'))).toBe(false);
  });
});

describe('parameters', () => {
  const HOSTILE = ["'; reboot; '", '$(reboot)', '`reboot`', 'a b', 'a\nb', 'a"b', '..\\', 'ä', '{{ Verb }}'];

  const patternOf = (document: string, name: string) =>
    new RegExp(
      textOf(contentOf(document).parameters[name]?.allowedPattern).replace('<ReleasesBucket>', 'bucket-1'),
    );

  const URL = 'https://bucket-1.s3.eu-central-1.amazonaws.com/releases/etf-portfolio-1.2.3-arm64.tar.gz';
  const SIGNED = `${URL}?X-Amz-Credential=AKIA%2F20261129%2Feu&X-Amz-Security-Token=IQoJb3%2B%2F%3D&X-Amz-Signature=0a&x-id=GetObject`;

  test.each([
    ['ActivateDocument', 'ReleaseId', ['1.2.3', '20261129-1a2b3c4'], ['a/b', 'x'.repeat(65), '']],
    ['ActivateDocument', 'ReleaseSha256', ['0'.repeat(64)], ['0'.repeat(63), 'A'.repeat(64)]],
    [
      'ActivateDocument',
      'ReleaseUrl',
      [SIGNED],
      [
        URL,
        SIGNED.replace('https', 'http'),
        SIGNED.replace('bucket-1', 'bucket-2'),
        SIGNED.replace('amazonaws.com', 'amazonaws.com.evil.example'),
        `https://evil.example/?${SIGNED}`,
      ],
    ],
    [
      'CommandDocument',
      'Argument',
      ['', 'newest', 'portfolio-20261129T170000123Z.db.gz.enc'],
      ['a/b', 'x'.repeat(129)],
    ],
  ])('%s takes %s as it should be, and nothing that a shell would read', (document, name, right, wrong) => {
    const pattern = patternOf(document, name);
    expect(right.filter((value) => !pattern.test(value))).toEqual([]);
    const suffixed = right.flatMap((value) => HOSTILE.map((hostile) => value + hostile));
    expect([...wrong, ...HOSTILE, ...suffixed].filter((value) => pattern.test(value))).toEqual([]);
  });

  test('every parameter is held to a pattern or a list, and none other is put in', () => {
    for (const document of ['ActivateDocument', 'CommandDocument', 'StatusDocument']) {
      const { parameters, mainSteps } = contentOf(document);
      const free = Object.values(parameters).filter((it) => !it.allowedPattern && !it.allowedValues);
      expect(free).toEqual([]);
      const text = JSON.stringify(mainSteps);
      const used = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name);
      expect([...new Set(used)].sort()).toEqual(Object.keys(parameters).sort());
      expect(text.match(/\{\{/g) ?? []).toHaveLength(used.length);
    }
  });

  test.each(['ActivateDocument', 'CommandDocument'])(
    '%s is as small as Systems Manager takes it: 64 kB',
    (name) => {
      expect(Buffer.byteLength(JSON.stringify(contentOf(name)))).toBeLessThan(32_000);
    },
  );

  test('the host knows these verbs', () => {
    expect(contentOf('CommandDocument').parameters['Verb']?.allowedValues).toEqual([
      'rollback',
      'backup',
      'drill',
      'restore',
      'doctor',
      'stop',
    ]);
  });
});
