/**
 * The built server over HTTP, as an owner meets it: `npm run bench -- api`. Targets as in the speed section of the
 * README; every ratio is taken within one run, because the machine is never quiet.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { degiroFile, sampleIsin, sampleTrades } from '../backend/src/testing/degiro-file.ts';
import { type BuiltServer, startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, megabytes, milliseconds, quantile, times } from './support/figures.ts';
import { naiveSummaries } from './support/naive-summary.ts';

const ISINS = 50;
const IMPORT = '/api/v1/transactions/degiro-import-csv-transactions';
const SUMMARY = '/api/v1/analytics/portfolio-summary';
const TRANSACTIONS = '/api/v1/transactions';
const WRITE = 'a write';

function form(rows: number, firstOrder = 0): { body: Buffer; headers: Record<string, string> } {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="Transactions.csv"\r\n\r\n';
  const body = Buffer.from(`${head}${degiroFile(sampleTrades(rows, ISINS, firstOrder))}\r\n--b--\r\n`);
  return { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } };
}

async function must(reply: ReturnType<BuiltServer['send']>) {
  const { status, body, ...rest } = await reply;
  if (status >= 300) throw new Error(`${status}: ${body.subarray(0, 300).toString()}`);
  return { body, ...rest };
}

async function importRows(server: BuiltServer, rows: number, firstOrder = 0): Promise<number> {
  const { body, headers } = form(rows, firstOrder);
  const reply = await must(server.send('POST', IMPORT, body, headers));
  const report = reply.body.subarray(0, 200).toString();
  if (!report.includes(`"successful":${rows}`)) throw new Error(`not every row was imported: ${report}`);
  return reply.ms;
}

/** As `importRows`, from another thread: milliseconds until the report is there. */
async function importElsewhere(server: BuiltServer, rows: number): Promise<number> {
  const workerData = { port: server.port, path: IMPORT, ...form(rows) };
  const thread = new Worker(new URL('support/import-thread.ts', import.meta.url), { workerData });
  const [{ status, ms }] = (await once(thread, 'message')) as [{ status: number; ms: number }];
  if (status !== 200) throw new Error(`the import was answered ${status}`);
  return ms;
}

async function enterValues(server: BuiltServer): Promise<void> {
  for (let index = 0; index < ISINS; index += 1) {
    await must(
      server.send('POST', '/api/v1/position-values', { isin: sampleIsin(index), current_value: '100000.00' }),
    );
  }
}

function trade(index: number) {
  const isin = sampleIsin(index % ISINS);
  return {
    date: '2026-01-15',
    isin,
    broker: 'DEGIRO',
    units: '1.5',
    price_per_unit: '101.25',
    fee: '1',
    transaction_type: 'BUY',
  };
}

interface SummaryCost {
  readonly rows: number;
  readonly health: number;
  readonly repeated: number;
  readonly afterWrite: number;
  /** Of /health, whose work is the same always: what a write leaves behind in the process and the machine. */
  readonly healthAfterWrite: number;
  readonly write: number;
}

async function summaryCost(server: BuiltServer, rows: number): Promise<SummaryCost> {
  const health: number[] = [];
  const repeated: number[] = [];
  const afterWrite: number[] = [];
  const healthAfterWrite: number[] = [];
  const writes: number[] = [];
  const first = (await must(server.send('GET', SUMMARY))).ms;
  for (let round = 0; round < 400; round += 1) {
    health.push((await must(server.send('GET', '/health'))).ms);
    repeated.push((await must(server.send('GET', SUMMARY))).ms);
  }
  for (let round = 0; round < 100; round += 1) {
    writes.push((await must(server.send('POST', TRANSACTIONS, trade(round)))).ms);
    afterWrite.push((await must(server.send('GET', SUMMARY))).ms);
    await must(server.send('POST', TRANSACTIONS, trade(round)));
    healthAfterWrite.push((await must(server.send('GET', '/health'))).ms);
  }
  const [at, of] = [rows.toLocaleString('en'), `of ${ISINS} ISINs`];
  line(`/health beside ${at} transactions, p50`, milliseconds(median(health)));
  line(`summary of ${at} transactions ${of}, first after start or import`, milliseconds(first));
  line(`summary of ${at} transactions, repeated, p50`, milliseconds(median(repeated)));
  line(`summary of ${at} transactions, repeated, p95`, milliseconds(quantile(repeated, 0.95)));
  line(`summary of ${at} transactions, directly after a write, p50`, milliseconds(median(afterWrite)));
  line(
    `summary of ${at} transactions, directly after a write, p95`,
    milliseconds(quantile(afterWrite, 0.95)),
  );
  line(`write of one transaction into ${at}, p50`, milliseconds(median(writes)));
  const naive = median(await naiveSummaries(server.databasePath, rows > 50_000 ? 3 : 7));
  line(`the same summary of ${at} made naively, every row read and folded`, milliseconds(naive));
  line(`gain over naive, directly after a write`, times(naive / median(afterWrite)));
  return {
    rows,
    health: median(health),
    repeated: median(repeated),
    afterWrite: median(afterWrite),
    healthAfterWrite: median(healthAfterWrite),
    write: median(writes),
  };
}

/** The longest wait of each kind of request that is sent again and again until `until` settles. */
async function longestWaits(server: BuiltServer, until: Promise<unknown>): Promise<Map<string, number>> {
  let isOver = false;
  const watched = until.finally(() => (isOver = true));
  const probe = async (
    name: string,
    ask: (send: BuiltServer['send'], round: number) => ReturnType<BuiltServer['send']>,
  ) => {
    const send = server.connection();
    const waits: number[] = [];
    for (let round = 0; !isOver; round += 1) {
      waits.push((await must(ask(send, round))).ms);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return [name, Math.max(...waits)] as const;
  };
  const probes = [
    probe('/health', async (send) => await send('GET', '/health')),
    probe('the list', async (send) => await send('GET', `${TRANSACTIONS}?limit=100`)),
    probe(WRITE, async (send, round) => await send('POST', TRANSACTIONS, trade(round))),
  ];
  await watched;
  return new Map(await Promise.all(probes));
}

async function importFigures(rows: number): Promise<BuiltServer> {
  const at = rows.toLocaleString('en');
  const quiet = await startBuiltServer();
  const ms = await importRows(quiet, rows);
  if (rows === 50_000) ceiling(`import of ${at} rows`, ms, 3000, milliseconds);
  else line(`import of ${at} rows`, milliseconds(ms));
  await quiet.stop();
  const busy = await startBuiltServer();
  let importMs = 0;
  const waits = await longestWaits(
    busy,
    importElsewhere(busy, rows).then((value) => (importMs = value)),
  );
  line(`import of ${at} rows beside other requests`, milliseconds(importMs));
  for (const [name, wait] of waits) {
    ceiling(`longest wait of ${name} meanwhile`, wait, 100, milliseconds);
  }
  return busy;
}

async function ledgerOf(rows: number): Promise<BuiltServer> {
  const server = await startBuiltServer();
  await importRows(server, rows);
  await enterValues(server);
  return server;
}

function compare(small: SummaryCost, large: SummaryCost): void {
  ceiling('summary repeated, 100,000 / 1,000', large.repeated / small.repeated, 2, times);
  ceiling('summary directly after a write, 100,000 / 1,000', large.afterWrite / small.afterWrite, 2, times);
  ceiling('summary repeated at 100,000 / health', large.repeated / large.health, 5, times);
  line('summary directly after a write at 100,000 / health at rest', times(large.afterWrite / large.health));
  const same = large.afterWrite / large.healthAfterWrite;
  ceiling('summary directly after a write at 100,000 / health after a write', same, 5, times);
  line('write of one transaction, 100,000 / 1,000', times(large.write / small.write));
}

const starts: number[] = [];
const small = await ledgerOf(1000);
for (let round = 0; round < 5; round += 1) {
  const server = await startBuiltServer(small.databasePath);
  starts.push(server.startMs);
  await server.stop();
}
ceiling('start of the built server to the first answer', median(starts), 1000, milliseconds);
const atThousand = await summaryCost(small, 1000);
await small.stop();

const middle = await ledgerOf(10_000);
await summaryCost(middle, 10_000);
await middle.stop();

await (await importFigures(50_000)).stop();
const large = await importFigures(100_000);
await enterValues(large);
const atHundredThousand = await summaryCost(large, 100_000);
compare(atThousand, atHundredThousand);
for (const [name, skip] of [
  ['first', 0],
  ['last', 99_900],
] as const) {
  const pages: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    pages.push((await must(large.send('GET', `${TRANSACTIONS}?limit=100&skip=${skip}`))).ms);
  }
  line(`${name} page of 100 of 100,000 transactions, p50`, milliseconds(median(pages)));
}
ceiling('resident memory after all this', large.residentMb(), 200, megabytes);
await large.stop();
