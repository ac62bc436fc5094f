import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, notes } from '../paths.mjs';
import { run } from '../run.mjs';

const SYSTEM = join(notes, 'drill-system.tar');
const PACKAGES =
  'systemd,systemd-sysv,dbus,udev,iproute2,curl,ca-certificates,libstdc++6,linux-image-cloud-amd64';
const NEEDED = ['mmdebstrap', 'systemd-nspawn', 'tar'];

/** What keeps the drill from running here, with the way out; null when nothing does. */
export function whyNot() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'The drill needs Linux and root.';
  const missing = NEEDED.filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length === 0) return null;
  return `The drill needs ${missing.join(', ')}: apt-get install -y mmdebstrap systemd-container`;
}

async function must(command, ...args) {
  const code = await run(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}

/** A fresh Debian with systemd in a folder; what apt brings is fetched once. */
export async function makeSystem(folder) {
  if (!existsSync(SYSTEM)) {
    console.log('Fetching a Debian for the drill (once, about a minute) …');
    mkdirSync(dirname(SYSTEM), { recursive: true });
    await must(
      'mmdebstrap',
      '--quiet',
      '--variant=minbase',
      `--include=${PACKAGES}`,
      'bookworm',
      `${SYSTEM}.new.tar`,
    );
    renameSync(`${SYSTEM}.new.tar`, SYSTEM);
  }
  mkdirSync(folder);
  await must('tar', '-C', folder, '-xf', SYSTEM, '--exclude=./dev/*');
}

/** Puts a copy of a release into the system under another name; files of it are replaced, and all others shared. */
async function addRelease(releases, from, id, change = {}) {
  const folder = join(releases, id);
  await must('cp', '-al', join(releases, from), folder);
  const described = { ...JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')), id };
  const files = {
    ...change.files,
    'release.json': `${JSON.stringify(change.describe?.(described) ?? described)}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, name), text);
  }
}

const USELESS = `throw new Error('this release is useless');\n`;

/** Well while it is rehearsed, and bad where it counts: there it is handed a socket. */
const badWhereItCounts = (bad) => `import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
if (process.env.LISTEN_FDS) {
  ${bad}
} else {
  await import('./rehearsed-server.js');
}
`;
const BROKEN = badWhereItCounts(`throw new Error('this release is broken');`);
const SICK =
  badWhereItCounts(`createServer((_request, answer) => answer.writeHead(503).end('{}')).listen({ fd: 3 });
  execFile('systemd-notify', ['READY=1']);`);

/**
 * The releases of the drill, all of the one that is to be proved: two that are good; one that cannot serve; two that can
 * while they are rehearsed, of which one ends when it is started and one answers nothing but errors; and one that says that
 * it does not know the newest migration.
 */
export async function addReleases(system, { path, id }) {
  const older = (described) => ({ ...described, migrations: described.migrations.slice(0, -1) });
  const releases = join(system, 'opt/etf-drill/releases');
  mkdirSync(join(releases, id), { recursive: true });
  await must('tar', '-C', join(releases, id), '-xzf', path, '--no-same-owner');
  await addRelease(releases, id, 'good');
  const real = readFileSync(join(releases, id, 'backend/dist/server.js'));
  const server = (text) => ({
    files: { 'backend/dist/server.js': text, 'backend/dist/rehearsed-server.js': real },
  });
  await addRelease(releases, id, 'useless', server(USELESS));
  await addRelease(releases, id, 'broken', server(BROKEN));
  await addRelease(releases, id, 'sick', server(SICK));
  await addRelease(releases, id, 'older', { describe: older });
  const drill = join(system, 'opt/etf-drill');
  cpSync(at('infra/drill'), drill, { recursive: true });
  cpSync(at('infra/host/bootstrap.sh'), join(drill, 'bootstrap.sh'));
  const { PROXY_SECRET } = await import('../../../infra/drill/access.mjs');
  writeFileSync(join(drill, 'proxy-secret'), PROXY_SECRET);
  writeFileSync(
    join(drill, 'releases.env'),
    `FIRST=${id}\nSECOND=good\nUSELESS=useless\nBROKEN=broken\nSICK=sick\nOLDER=older\n`,
  );
}

const UNIT = `[Unit]
Description=The drill
After=multi-user.target

[Service]
Type=oneshot
ExecStart=/bin/bash /opt/etf-drill/guest.sh
StandardOutput=journal+console
StandardError=journal+console
TimeoutStartSec=infinity
`;

/** Runs the drill when the machine has booted, whenever it does. */
export function runAtBoot(system) {
  const units = join(system, 'etc/systemd/system');
  writeFileSync(join(units, 'etf-drill.service'), UNIT);
  // By a timer, because what waits for all that is started at boot cannot be among it.
  writeFileSync(
    join(units, 'etf-drill.timer'),
    '[Timer]\nOnActiveSec=1s\nAccuracySec=100ms\n\n[Install]\nWantedBy=timers.target\n',
  );
  const wants = join(units, 'timers.target.wants');
  mkdirSync(wants, { recursive: true });
  spawnSync('ln', ['-sf', '../etf-drill.timer', join(wants, 'etf-drill.timer')]);
  rmSync(join(system, 'etc/machine-id'), { force: true });
  writeFileSync(join(system, 'etc/machine-id'), '');
}
