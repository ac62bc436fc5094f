import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const UNITS = join(import.meta.dirname, 'units');
const names = readdirSync(UNITS);
const services = names.filter((name) => name.endsWith('.service'));

/** In tenths, as systemd-analyze takes it: an exposure of 1.5. */
const THRESHOLD = 15;

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const isHere = has('systemd-analyze');
if (!isHere) console.warn('systemd-analyze is not on this machine: the units are not verified here.');

const section = (name: string, key: string) =>
  [...readFileSync(join(UNITS, name), 'utf8').matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(
    ([, value = '']) => value,
  );

describe.runIf(isHere)('what systemd says of the units', () => {
  let root: string;

  /** An empty machine on which every program that a unit names is there, with the units of systemd itself. */
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'units-'));
    const system = join(root, 'etc/systemd/system');
    mkdirSync(system, { recursive: true });
    for (const name of names) writeFileSync(join(system, name), readFileSync(join(UNITS, name)));
    for (const target of [
      'sysinit',
      'basic',
      'shutdown',
      'multi-user',
      'sockets',
      'timers',
      'network-online',
    ])
      writeFileSync(
        join(system, `${target}.target`),
        `[Unit]\nDescription=${target}\nDefaultDependencies=no\n`,
      );
    for (const program of services.flatMap((name) => section(name, 'ExecStart'))) {
      const [path = ''] = program.split(' ');
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), '', { mode: 0o755 });
    }
  });

  afterAll(() => rmSync(root, { recursive: true }));

  test.each(names)('%s: verified without a word', (name) => {
    const unit = name.replace('@.', '@some.');
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', `--root=${root}`, `--man=no`, unit], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(services)('%s: an exposure of at most 1.5', (name) => {
    const { status, stdout } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', `--threshold=${THRESHOLD}`, '--no-pager', join(UNITS, name)],
      { encoding: 'utf8' },
    );
    const [exposure] = /exposure level .*$/m.exec(stdout) ?? ['nothing was said'];
    expect(status, exposure).toBe(0);
  });
});

describe('what the units agree on', () => {
  test('every program that is started is one of a release', () => {
    const started = services.flatMap((name) => section(name, 'ExecStart'));
    expect(started.length).toBe(services.length);
    for (const program of started) expect(program).toMatch(/^\/opt\/etf-portfolio\/current\//);
    const programs = started.flatMap((program) =>
      [...program.matchAll(/current\/(?:backend\/dist|host\/programs)\/([\w-]+)\.m?js/g)].map(
        ([, name]) => name,
      ),
    );
    // Those of the backend are named in its rolldown.config.ts, ours in the one beside this file.
    const built = ['server', 'backup', 'health', 'send-logs'];
    expect(built).toEqual(expect.arrayContaining(programs));
  });

  test('only the server cannot reach the credentials of the machine; those who send backups can', () => {
    const denied = services.filter((name) =>
      section(name, 'IPAddressDeny').join().includes('169.254.0.0/16'),
    );
    expect(denied).toEqual(['etf-portfolio.service']);
  });

  test('what the server leaves to a timer, a timer does', () => {
    expect(section('etf-portfolio.service', 'Environment').join()).toContain('BACKUP_SCHEDULE=timer');
    expect(section('etf-portfolio-backup.service', 'ExecStart').join()).toMatch(/backup\.js --due$/);
    for (const timer of names.filter((name) => name.endsWith('.timer')))
      expect(names).toContain(`${basename(timer, '.timer')}.service`);
  });
});

describe.runIf(has('shellcheck'))('the scripts of the host and of the drill', () => {
  const folder = join(import.meta.dirname, '..');
  test.each([
    ['host', 'bootstrap.sh'],
    ['host/release', 'activate', 'etf-portfolio', 'alert', 'lib.sh', 'doctor.sh'],
    ['drill', 'guest.sh', 'phases.sh'],
  ])('%s: shellcheck has nothing to say', (place, ...scripts) => {
    const { stdout } = spawnSync('shellcheck', ['-x', '-P', '.', ...scripts], {
      cwd: join(folder, place),
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

test('what makes a host ready stays small: it is part of a document that AWS keeps, with a template of 50 KiB around it', () => {
  expect(readFileSync(join(import.meta.dirname, 'bootstrap.sh')).length).toBeLessThan(8192);
});
