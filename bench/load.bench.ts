/**
 * 200 requests per second of mixed reads and writes for a minute, on the built server with a portfolio of thirty years:
 * `npm run bench -- load`. `LOAD_SECONDS=10` for a look.
 */
import { loadavg } from 'node:os';
import { type BuiltServer, startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, megabytes, milliseconds, quantile, times } from './support/figures.ts';
import { importTrades, marketDatabase } from './support/market.ts';
import { MixedRequests } from './support/mixed-requests.ts';
import { type Hit, openLoop } from './support/open-loop.ts';

const PER_SECOND = 200;
const SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
const MARKET = { instruments: 20, trades: 14_400, years: 30 };
/** Told of every day of thirty years, and anew after each of fifty writes a second. */
const HISTORIES: ReadonlySet<string> = new Set(['value history', 'performance', 'net worth']);
const LOOK_EVERY_S = 10;
/** Flat from here on: until then V8 lets its heap grow towards the limit it was given before it tidies up in earnest. */
const WARM_SECOND = Math.min(30, SECONDS / 2);
/** Of the 576 MB that the unit of the server allows. */
const MOST_MB = 400;

function table(hits: readonly Hit[]): void {
  for (const [kind, of] of Map.groupBy(hits, (hit) => hit.kind)) {
    const ms = of.map((hit) => hit.ms);
    const figures = [median(ms), quantile(ms, 0.99), Math.max(...ms)].map(milliseconds);
    line(`${kind}, ${of.length} times: p50, p99, longest`, figures.map((one) => one.padStart(9)).join(' '));
  }
}

/** Seconds that the server has used a processor for. */
async function processorSeconds(server: BuiltServer): Promise<number> {
  const { body } = await server.send('GET', '/metrics');
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(body.toString())?.[1]);
}

const server = await startBuiltServer(await marketDatabase(MARKET));
await importTrades(server, MARKET);
const requests = new MixedRequests(MARKET);
await requests.prepare(server);
const memory = [server.residentMb()];
const used = await processorSeconds(server);
const startedAt = performance.now();
const [load = 0] = loadavg();
line('load average of the machine before it begins', load.toFixed(2));
const hits = await openLoop(
  server.port,
  { perSecond: PER_SECOND, seconds: SECONDS },
  requests.next,
  (second) => {
    if (second % LOOK_EVERY_S === 0) memory.push(server.residentMb());
  },
);
const processor = (await processorSeconds(server)) - used;
const tookS = (performance.now() - startedAt) / 1000;
table(hits);
const errors = hits.flatMap(({ error }) => error ?? []);
for (const error of errors.slice(0, 5)) console.log(error);
const waits = (of: readonly Hit[]) => of.map((hit) => hit.ms);
const [histories, others] = [true, false].map((is) => hits.filter(({ kind }) => HISTORIES.has(kind) === is));
line(`all ${hits.length} requests at ${PER_SECOND} per second, p50`, milliseconds(median(waits(hits))));
line('all requests, p99', milliseconds(quantile(waits(hits), 0.99)));
ceiling('pages, lists and writes, p99', quantile(waits(others ?? []), 0.99), 250, milliseconds);
ceiling(
  'whole histories, each of them after a write, p99',
  quantile(waits(histories ?? []), 0.99),
  2000,
  milliseconds,
);
line('until the last answer', `${tookS.toFixed(1)} s`);
line('processor time of the server meanwhile', `${processor.toFixed(1)} s`);
ceiling('errors', errors.length, 0, String);
const last = server.residentMb();
const [before = 0] = memory;
const warm = memory[Math.floor(WARM_SECOND / LOOK_EVERY_S)] ?? last;
line('resident memory before it', megabytes(before));
line(`resident memory after ${WARM_SECOND} s`, megabytes(warm));
line(
  `resident memory every ${LOOK_EVERY_S} s`,
  memory
    .slice(1)
    .map((one) => one.toFixed(0))
    .join(' '),
);
ceiling('resident memory at the end', last, MOST_MB, megabytes);
ceiling(`resident memory, at the end / after ${WARM_SECOND} s`, last / warm, 1.1, times);
await server.stop();
