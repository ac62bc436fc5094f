/**
 * Ten years of ten ETFs without any closes, valued by their trades, and the trails of a position of 50,000 trades, over
 * HTTP on the built server. With daily closes: performance.bench.ts. Run: npm run bench -- value-history
 */
import { degiroFile, sampleTrades } from '../backend/src/testing/degiro-file.ts';
import { startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, milliseconds } from './support/figures.ts';

const ETFS = 10;
const TRADES_EACH = 1200;

const server = await startBuiltServer();
const file = degiroFile(sampleTrades(ETFS * TRADES_EACH, ETFS));
const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="Transactions.csv"\r\n\r\n';
const form = { 'content-type': 'multipart/form-data; boundary=b' };
await server.send(
  'POST',
  '/api/v1/transactions/degiro-import-csv-transactions',
  Buffer.from(`${head}${file}\r\n--b--\r\n`),
  form,
);
await server.send('GET', '/api/v1/analytics/portfolio-summary');
const ask = async (query: string) => {
  const { status, body, ms } = await server.send('GET', `/api/v1/analytics/${query}`);
  if (status !== 200) throw new Error(`${query}: ${status} ${body.subarray(0, 300).toString()}`);
  return ms;
};
line('over HTTP, the first answer', milliseconds(await ask('value-history')));
const again: number[] = [];
for (let round = 0; round < 50; round += 1) again.push(await ask('value-history'));
ceiling('over HTTP, repeated, p50', median(again), 5, milliseconds);
await server.stop();

const long = await startBuiltServer();
const longFile = degiroFile(sampleTrades(50_000, 1));
await long.send(
  'POST',
  '/api/v1/transactions/degiro-import-csv-transactions',
  Buffer.from(`${head}${longFile}\r\n--b--\r\n`),
  form,
);
const summary = await long.send('GET', '/api/v1/analytics/portfolio-summary');
const isin = /"isin":"(\w{12})"/.exec(summary.body.toString())?.[1] ?? '';
for (const query of ['skip=0', 'skip=25000', 'skip=49900']) {
  const asked = `why?figure=total_units&isin=${isin}&${query}&limit=100`;
  const first = await long.send('GET', `/api/v1/analytics/${asked}`);
  ceiling(`why of a position of 50,000 trades, ${query}`, first.ms, 100, milliseconds);
}
line(
  'the same by first in, first out, the first page of gains',
  milliseconds(
    (await long.send('GET', `/api/v1/analytics/why?figure=realised_gain&isin=${isin}&method=fifo`)).ms,
  ),
);
line(
  'its position, the first time',
  milliseconds((await long.send('GET', `/api/v1/analytics/positions/${isin}`)).ms),
);
await long.stop();
