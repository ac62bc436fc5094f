import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publishMetrics } from './publish-metrics.ts';

interface Asked {
  readonly action: string;
  readonly body: Buffer;
}

let folder: string;
let fake: Server;
let asked: Asked[];
/** What is answered, by the action that is asked for; anything else is answered with nothing. */
let answers: Record<string, object[]>;
let child: ChildProcess | null;

/** As much of the account as these programs ask, over real HTTP. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'a host '));
  [asked, answers, child] = [[], {}, null];
  fake = createServer((request, response) => {
    void buffer(request).then((body) => {
      const target = request.headers['x-amz-target'] ?? request.url ?? '';
      const action = String(target).split(/[./]/).at(-1) ?? '';
      asked.push({ action, body });
      response.setHeader('content-type', request.headers['content-type'] ?? 'application/json');
      if (request.headers['smithy-protocol']) response.setHeader('smithy-protocol', 'rpc-v2-cbor');
      const answer = answers[action]?.shift();
      // An empty map in CBOR is the one byte 0xa0.
      const isCbor = String(request.headers['content-type']).includes('cbor');
      response.end(isCbor ? Buffer.from([0xa0]) : JSON.stringify(answer ?? {}));
    });
  }).listen(0, '127.0.0.1');
  await once(fake, 'listening');
});

afterEach(async () => {
  if (child?.exitCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  vi.unstubAllEnvs();
  fake.close();
  fake.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const account = () => ({
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(fake.address() as AddressInfo).port}`,
  AWS_ACCESS_KEY_ID: 'host',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'eu-central-1',
});

function start(program: string, args: string[], environment: Record<string, string> = {}): ChildProcess {
  child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`, ...account(), ...environment },
  });
  return child;
}

test('secrets of every page become credentials', async () => {
  answers = {
    GetParametersByPath: [
      { Parameters: [{ Name: '/etf-portfolio/password-hash', Value: '$argon2id$' }], NextToken: 'more' },
      { Parameters: [{ Name: '/etf-portfolio/origin-secret', Value: 'of CloudFront' }] },
    ],
  };
  expect(await once(start('fetch-secrets.ts', [folder]), 'exit')).toEqual([0, null]);
  expect(readFileSync(join(folder, 'password-hash'), 'utf8')).toBe('$argon2id$');
  expect(readFileSync(join(folder, 'proxy-secret'), 'utf8')).toBe('of CloudFront');
  expect(JSON.parse(String(asked[0]?.body))).toMatchObject({ Path: '/etf-portfolio/', WithDecryption: true });
});

test.each([
  ['Europe/Berlin', 0],
  ['America/New_York', 1],
])('whether the account keeps what is here can be asked without changing it: %s', async (zone, code) => {
  writeFileSync(join(folder, 'time-zone'), 'Europe/Berlin');
  answers = { GetParametersByPath: [{ Parameters: [{ Name: '/etf-portfolio/time-zone', Value: zone }] }] };
  expect(await once(start('fetch-secrets.ts', ['--compare', folder]), 'exit')).toEqual([code, null]);
  expect(readFileSync(join(folder, 'time-zone'), 'utf8')).toBe('Europe/Berlin');
});

test('metrics go into our namespace, one for each sign', async () => {
  for (const [name, value] of Object.entries(account())) vi.stubEnv(name, value);
  await publishMetrics({
    HealthOk: 1,
    DiskUsedPercent: 12.5,
    MemoryUsedPercent: 40,
    BackupAgeHours: 3,
    DrillOk: 1,
  });
  expect(asked.map(({ action }) => action)).toEqual(['PutMetricData']);
  const sent = asked[0]?.body.toString('latin1') ?? '';
  for (const word of ['EtfPortfolio', 'HealthOk', 'DiskUsedPercent', 'BackupAgeHours', 'DrillOk'])
    expect(sent).toContain(word);
});

const line = (cursor: string, MESSAGE: string) =>
  JSON.stringify({ __CURSOR: cursor, __REALTIME_TIMESTAMP: '1795986000000000', MESSAGE });

test('the journal is sent once, and later what stands behind that', async () => {
  const cursor = join(folder, 'cursor');
  const journal = `#!/bin/sh
case "$*" in
  *--after-cursor=s=2*) echo '${line('s=3', 'three')}' ;;
  *--after-cursor*) ;;
  *) printf '%s\\n' '${line('s=1', 'one')}' '${line('s=2', 'two')}' '-- No entries --' ;;
esac
`;
  writeFileSync(join(folder, 'journalctl'), journal, { mode: 0o755 });
  start('send-logs.ts', [cursor], { LOG_GROUP: 'a-group' });
  const puts = () => asked.filter(({ action }) => action === 'PutLogEvents');
  while (!existsSync(cursor) || readFileSync(cursor, 'utf8') !== 's=3') await pause(50);
  expect(asked[0]?.action).toBe('CreateLogStream');
  const sent = puts().map(
    ({ body }) => JSON.parse(String(body)) as { logGroupName: string; logEvents: { message: string }[] },
  );
  expect(sent.map(({ logGroupName }) => logGroupName)).toEqual(['a-group', 'a-group']);
  expect(sent.map(({ logEvents }) => logEvents.map(({ message }) => message))).toEqual([
    ['systemd one', 'systemd two'],
    ['systemd three'],
  ]);
});
