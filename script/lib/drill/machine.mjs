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

/** Puts a release into the system under another name, with files of it replaced. */
async function addRelease(system, archive, id, change) {
  const releases = join(system, 'opt/etf-drill/releases');
  const folder = join(releases, id);
  mkdirSync(folder, { recursive: true });
  await must('tar', '-C', folder, '-xzf', archive, '--no-same-owner');
  const path = join(folder, 'release.json');
  const described = { ...JSON.parse(readFileSync(path, 'utf8')), id };
  for (const [name, text] of Object.entries(change.files ?? {})) writeFileSync(join(folder, name), text);
  writeFileSync(path, `${JSON.stringify(change.describe?.(described) ?? described)}\n`);
}

const CRASHES = 'throw new Error("this release is broken");\n';
const SICK = `import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
createServer((_request, answer) => answer.writeHead(503).end('{}')).listen({ fd: 3 });
execFile('systemd-notify', ['READY=1']);
`;

/**
 * The releases of the drill, all of the one that is to be proved: two that are good, one that ends when it starts, one
 * that starts and answers nothing but errors, and one that says that it does not know the newest migration.
 */
export async function addReleases(system, { path, id }) {
  const server = (text) => ({ files: { 'backend/dist/server.js': text } });
  const older = (described) => ({ ...described, migrations: described.migrations.slice(0, -1) });
  await addRelease(system, path, id, {});
  await addRelease(system, path, 'good', {});
  await addRelease(system, path, 'broken', server(CRASHES));
  await addRelease(system, path, 'sick', server(SICK));
  await addRelease(system, path, 'older', { describe: older });
  const drill = join(system, 'opt/etf-drill');
  cpSync(at('infra/drill'), drill, { recursive: true });
  cpSync(at('infra/host/bootstrap.sh'), join(drill, 'bootstrap.sh'));
  const { PROXY_SECRET } = await import('../../../infra/drill/access.mjs');
  writeFileSync(join(drill, 'proxy-secret'), PROXY_SECRET);
  writeFileSync(
    join(drill, 'releases.env'),
    `FIRST=${id}\nSECOND=good\nBROKEN=broken\nSICK=sick\nOLDER=older\n`,
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
