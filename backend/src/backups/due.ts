import type { BackupSchedule } from '../config.ts';
import { now } from '../db/instant.ts';

/** A timer of the machine makes a backup every day. */
export const INTERVAL_MS: Readonly<Record<BackupSchedule, number>> = {
  hourly: 3_600_000,
  daily: 86_400_000,
  timer: 86_400_000,
  off: Infinity,
};

/** Less than an interval, so that a daily backup does not come a little later every day. */
const EARLY_MS = 30_000;

/** Milliseconds since a moment in UTC. */
export const ageOf = (moment: string) =>
  Date.parse(`${now().slice(0, 23)}Z`) - Date.parse(`${moment.slice(0, 23)}Z`);

/** @param ageMs  of the newest backup; Infinity while there is none, below zero when the clock was set back since */
export const isDue = (schedule: BackupSchedule, ageMs: number): boolean =>
  ageMs > INTERVAL_MS[schedule] - EARLY_MS;
