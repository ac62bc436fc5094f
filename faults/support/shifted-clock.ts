/**
 * Loaded into a server before itself: its clock differs from that of the machine by the milliseconds that a file tells, and
 * follows when the file changes. Timers go on as they do on a machine whose clock is set.
 */
import { readFileSync } from 'node:fs';

/** Names the file. */
export const CLOCK = 'FAULTS_CLOCK';

const RealDate = Date;
const file = process.env[CLOCK];
const READ_EVERY_MS = 10;

let readAt = -Infinity;
let shiftMs = 0;

function shift(): number {
  if (file !== undefined && performance.now() - readAt > READ_EVERY_MS) {
    shiftMs = Number(readFileSync(file, 'utf8'));
    readAt = performance.now();
  }
  return shiftMs;
}

class ShiftedDate extends RealDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length === 0 ? [RealDate.now() + shift()] : parts) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift();
  }
}

if (file !== undefined) globalThis.Date = ShiftedDate as DateConstructor;
