import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What is measured of a host each minute; the names are those of the metrics. */
export interface VitalSigns {
  /** 1 when the server answers and its database has the schema of its version. */
  readonly HealthOk: 0 | 1;
  readonly DiskUsedPercent: number;
  readonly MemoryUsedPercent: number;
  /** Of the newest backup in the place that is furthest behind; while there is none, of the database itself. */
  readonly BackupAgeHours: number;
  /** 1 unless the last proof that the backups can be restored has failed. */
  readonly DrillOk: 0 | 1;
}

/** Where a host keeps what is looked at. */
export interface HostPlaces {
  /** Folder of the database. */
  readonly data: string;
  /** Folder of the credentials of this unit; undefined when there are none. */
  readonly credentials: string | undefined;
  readonly address: string;
  readonly hasStore: boolean;
}

/** A server that hangs is as bad as one that is not there; one that restarts is there again at one of three attempts. */
const PATIENCE_MS = 5000;
const ATTEMPTS = 3;
const BETWEEN_MS = 5000;
const HOUR_MS = 3_600_000;

const percent = (used: number, all: number) => Math.round((1000 * used) / all) / 10;

async function healthOf({ address, credentials }: HostPlaces): Promise<0 | 1> {
  const secret = credentials === undefined ? '' : join(credentials, 'settings_proxy-secret');
  const headers = existsSync(secret) ? { 'X-Proxy-Secret': readFileSync(secret, 'utf8').trim() } : {};
  for (let attempt = 1; ; attempt += 1) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${address}/api/v1/health/ready`, { headers, signal }).catch(() => null);
    if (answer?.ok) return 1;
    if (attempt === ATTEMPTS) return 0;
    await pause(BETWEEN_MS);
  }
}

function diskUsed(folder: string): number {
  const { blocks, bavail, bfree } = statfsSync(folder);
  // What only root may use counts as used, as in df.
  return percent(blocks - bfree, blocks - bfree + bavail);
}

function memoryUsed(): number {
  const lines = readFileSync('/proc/meminfo', 'utf8');
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(lines)?.[1]);
  return percent(kb('MemTotal') - kb('MemAvailable'), kb('MemTotal'));
}

interface State {
  readonly verified?: { readonly at: string } | null;
  readonly sent?: { readonly at: string } | null;
}

/**
 * Each day's backup goes to every place, so that the age tells of a store that refuses, too.
 *
 * @param now  in milliseconds
 */
export function backupAge(
  { data, hasStore }: Pick<HostPlaces, 'data' | 'hasStore'>,
  now: number = Date.now(),
): number {
  const database = statSync(join(data, 'portfolio.db'), { throwIfNoEntry: false });
  if (!database) return 0;
  const file = join(data, 'backups', 'portfolio.state.json');
  const { verified, sent } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as State;
  const madeAt = (backup: State['sent']) =>
    backup ? Date.parse(`${backup.at.slice(0, 23)}Z`) : database.birthtimeMs;
  const oldest = Math.min(madeAt(verified), ...(hasStore ? [madeAt(sent)] : []));
  return Math.round(Math.max(0, now - oldest) / (HOUR_MS / 10)) / 10;
}

function drillResult(): 0 | 1 {
  const result = execFileSync('systemctl', ['show', '-P', 'Result', 'etf-portfolio-drill.service'], {
    encoding: 'utf8',
  });
  return result.trim() === 'success' ? 1 : 0;
}

export async function vitalSigns(places: HostPlaces): Promise<VitalSigns> {
  return {
    HealthOk: await healthOf(places),
    DiskUsedPercent: diskUsed(places.data),
    MemoryUsedPercent: memoryUsed(),
    BackupAgeHours: backupAge(places),
    DrillOk: drillResult(),
  };
}

/** A backup is made each day; what is older than one and a half has failed. */
const OLDEST_BACKUP_HOURS = 36;
const FULLEST_DISK_PERCENT = 85;
const FULLEST_MEMORY_PERCENT = 95;

/** What is wrong, a sentence each, with the way to learn more. */
export function complaintsOf(signs: VitalSigns): string[] {
  return [
    signs.HealthOk === 0 && 'The server does not answer as it should: journalctl -u etf-portfolio',
    signs.DiskUsedPercent > FULLEST_DISK_PERCENT &&
      `The disk of the data is ${signs.DiskUsedPercent} % full: make room, or enlarge the volume`,
    signs.MemoryUsedPercent > FULLEST_MEMORY_PERCENT &&
      `${signs.MemoryUsedPercent} % of the memory is used: systemd-cgtop`,
    signs.BackupAgeHours > OLDEST_BACKUP_HOURS &&
      `The newest backup is ${signs.BackupAgeHours} hours old: journalctl -u etf-portfolio-backup`,
    signs.DrillOk === 0 && 'The newest backup could not be restored: journalctl -u etf-portfolio-drill',
  ].filter((complaint) => complaint !== false);
}
