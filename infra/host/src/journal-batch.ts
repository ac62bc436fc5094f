/** One event as CloudWatch takes it: its moment in milliseconds, and its text. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** What CloudWatch takes at once: 1 MiB with 26 bytes for each event, 10,000 events, and 256 KiB of one. */
const MOST_BYTES = 1_000_000;
const MOST_EVENTS = 5000;
const OVERHEAD = 26;
/** In characters, each of which is at most three bytes. */
const LONGEST_MESSAGE = 80_000;

interface Entry {
  readonly __CURSOR: string;
  readonly __REALTIME_TIMESTAMP: string;
  readonly _SYSTEMD_UNIT?: string;
  readonly MESSAGE?: string | readonly number[] | null;
}

/** The journal writes what is no text as bytes, and what is too long not at all. */
function textOf(message: Entry['MESSAGE']): string {
  if (typeof message === 'string') return message;
  return message ? Buffer.from(message).toString('utf8') : '';
}

/** Lines of `journalctl -o json`, gathered until they are sent. */
export class JournalBatch {
  readonly events: LogEvent[] = [];
  /** Of the newest entry: where the journal is read on from once these are sent. */
  cursor: string | null = null;
  #bytes = 0;

  add(line: string): void {
    const entry = JSON.parse(line) as Entry;
    const unit = (entry._SYSTEMD_UNIT ?? 'systemd').replace(/\.service$/, '');
    const message = `${unit} ${textOf(entry.MESSAGE)}`.slice(0, LONGEST_MESSAGE);
    this.events.push({ timestamp: Math.floor(parseInt(entry.__REALTIME_TIMESTAMP, 10) / 1000), message });
    this.cursor = entry.__CURSOR;
    this.#bytes += Buffer.byteLength(message) + OVERHEAD;
  }

  get isFull(): boolean {
    return this.#bytes > MOST_BYTES - LONGEST_MESSAGE * 3 || this.events.length >= MOST_EVENTS;
  }

  get isEmpty(): boolean {
    return this.events.length === 0;
  }
}
