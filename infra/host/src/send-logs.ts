// send-logs.mjs FILE: follows the journal of our units and sends it to the log group that LOG_GROUP names, from where
// the last run ended, which FILE remembers.
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { JournalBatch } from './journal-batch.ts';

/** How long lines are gathered, and how long a refusal is waited out, in milliseconds. */
const GATHER_MS = 5000;
const PATIENCE_MS = 30_000;

const [cursorFile] = process.argv.slice(2);
const { LOG_GROUP: logGroupName } = process.env;
if (cursorFile === undefined || logGroupName === undefined)
  throw new Error('Usage: LOG_GROUP=name send-logs.mjs FILE');

const client = new CloudWatchLogsClient({ maxAttempts: 5 });
const logStreamName = hostname();

async function makeStream(): Promise<void> {
  try {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
}

function remember(file: string, cursor: string): void {
  writeFileSync(`${file}.new`, cursor);
  renameSync(`${file}.new`, file);
}

/** Until it is sent: nothing of the journal is left out, it is only late. */
async function send(file: string, batch: JournalBatch): Promise<void> {
  for (;;) {
    try {
      await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: batch.events }));
      if (batch.cursor !== null) remember(file, batch.cursor);
      return;
    } catch (error) {
      process.stderr.write(`CloudWatch does not take the log: ${String(error)}\n`);
      await pause(PATIENCE_MS);
    }
  }
}

await makeStream();
const from = existsSync(cursorFile) ? [`--after-cursor=${readFileSync(cursorFile, 'utf8')}`] : [];
const followed = ['--follow', '--lines=all', '--output=json', '--unit=etf-portfolio*', ...from];
const journal = spawn('journalctl', followed, { stdio: ['ignore', 'pipe', 'inherit'] });
let batch = new JournalBatch();
let sentAt = Date.now();
const lines = createInterface({ input: journal.stdout });
const flush = async () => {
  if (batch.isEmpty) return;
  const full = batch;
  batch = new JournalBatch();
  sentAt = Date.now();
  await send(cursorFile, full);
};
// One that arrives alone is sent by the clock.
let sending: Promise<void> = Promise.resolve();
setInterval(() => {
  sending = sending.then(flush);
}, GATHER_MS);
for await (const line of lines) {
  batch.add(line);
  if (batch.isFull || Date.now() - sentAt > 2 * GATHER_MS) await (sending = sending.then(flush));
}
// It follows for ever: when it ends, something is wrong, and systemd starts all of this again.
await sending.then(flush);
process.exit(1);
