// send-logs.mjs FILE: sends the journal of our units to the log group that LOG_GROUP names, again and again from where it
// was sent to before, which FILE remembers.
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

/** How often the journal is asked, and how long a refusal is waited out, in milliseconds. */
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

/** Not followed by journalctl itself: that looks at this boot alone, and the end of the one before would never be sent. */
async function* entriesAfter(cursor: string | null): AsyncGenerator<string> {
  const from = cursor === null ? [] : [`--after-cursor=${cursor}`];
  const asked = ['--output=json', '--no-pager', '--unit=etf-portfolio*', ...from];
  const journal = spawn('journalctl', asked, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: journal.stdout })) if (line.startsWith('{')) yield line;
}

async function sendNew(file: string): Promise<void> {
  let batch = new JournalBatch();
  for await (const line of entriesAfter(existsSync(file) ? readFileSync(file, 'utf8') : null)) {
    batch.add(line);
    if (!batch.isFull) continue;
    await send(file, batch);
    batch = new JournalBatch();
  }
  if (!batch.isEmpty) await send(file, batch);
}

await makeStream();
for (;;) {
  await sendNew(cursorFile);
  await pause(GATHER_MS);
}
