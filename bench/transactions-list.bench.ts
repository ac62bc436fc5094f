/**
 * The list of 100,000 transactions over HTTP: searched, sorted, and deep in. `npm run bench -- transactions-list`.
 *
 * Beside each figure stands the same page made naively from the same database: every row read, searched, sorted, cut.
 */
import { openDatabase } from '../backend/src/db/open-database.ts';
import { foldText } from '../backend/src/records/transactions/fold-text.ts';
import { entryOfRow } from '../backend/src/records/transactions/entry-of-row.ts';
import { degiroFile, sampleTrades } from '../backend/src/testing/degiro-file.ts';
import { compare, decimal, netAmount } from '../domain/src/index.ts';
import { type BuiltServer, startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, milliseconds, times } from './support/figures.ts';

const ROWS = 100_000;
const ROUNDS = 15;
const NAIVE_ROUNDS = 3;
const LIST = '/api/v1/transactions';
const DEEP = ROWS - 1000;

async function must(reply: ReturnType<BuiltServer['send']>) {
  const { status, body, ms } = await reply;
  if (status >= 300) throw new Error(`${status}: ${body.subarray(0, 300).toString()}`);
  return { body, ms };
}

async function importRows(server: BuiltServer): Promise<void> {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="Transactions.csv"\r\n\r\n';
  const body = Buffer.from(`${head}${degiroFile(sampleTrades(ROWS, 50))}\r\n--b--\r\n`);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  await must(server.send('POST', `${LIST}/degiro-import-csv-transactions`, body, headers));
}

const upward = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** The ids of a page, from all rows. */
async function naivePage(path: string, search: string, sort: string, skip: number): Promise<number[]> {
  const database = openDatabase(path);
  const rows = await database.read.selectFrom('transactions').selectAll().execute();
  const words = foldText(search);
  const found = rows.filter((row) =>
    [row.isin, row.broker, row.product ?? ''].some((text) => foldText(text).includes(words)),
  );
  found.sort((left, right) => {
    const order =
      sort === 'units'
        ? compare(decimal(left.units ?? '0'), decimal(right.units ?? '0'))
        : sort === 'net_amount'
          ? compare(netAmount(entryOfRow(left)), netAmount(entryOfRow(right)))
          : sort === 'name'
            ? upward(foldText(left.product ?? ''), foldText(right.product ?? ''))
            : sort === 'isin' || sort === 'broker'
              ? upward(left[sort], right[sort])
              : 0;
    return order || upward(left.date, right.date) || left.id - right.id;
  });
  await database.close();
  return found.slice(skip, skip + 100).map((row) => row.id);
}

interface Asked {
  readonly what: string;
  readonly search?: string;
  readonly sort?: string;
  readonly skip?: number;
}

const ASKED: readonly Asked[] = [
  { what: 'first page' },
  { what: 'page after 99,000', skip: DEEP },
  { what: 'by units', sort: 'units' },
  { what: 'by units, after 99,000', sort: 'units', skip: DEEP },
  { what: 'by name', sort: 'name' },
  { what: 'by name, after 99,000', sort: 'name', skip: DEEP },
  { what: 'by net amount', sort: 'net_amount' },
  { what: 'by net amount, after 99,000', sort: 'net_amount', skip: DEEP },
  { what: 'search that finds a fifth, by net amount', search: 'fund 1', sort: 'net_amount' },
  { what: 'by ISIN, after 99,000', sort: 'isin', skip: DEEP },
  { what: 'by broker, after 99,000', sort: 'broker', skip: DEEP },
  { what: 'search for one fund of fifty', search: 'fund 17' },
  { what: 'search for one fund, by units', search: 'fund 17', sort: 'units' },
  { what: 'search that finds a fifth', search: 'fund 1' },
  { what: 'search that finds a fifth, by units', search: 'fund 1', sort: 'units' },
  { what: 'search that finds a fifth, after 21,000', search: 'fund 1', skip: 21_000 },
  { what: 'search that finds everything', search: 'FUND' },
  { what: 'search that finds everything, after 99,000', search: 'FUND', skip: DEEP },
  { what: 'search that finds everything, by units, after 99,000', search: 'FUND', sort: 'units', skip: DEEP },
  { what: 'search that finds nothing', search: 'nothing' },
];

async function measure(
  server: BuiltServer,
  { what, search = '', sort = 'date', skip = 0 }: Asked,
): Promise<void> {
  const query = new URLSearchParams({
    search,
    sort_by: sort,
    sort_order: 'asc',
    skip: String(skip),
    limit: '100',
  });
  const durations: number[] = [];
  let ids: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { body, ms } = await must(server.send('GET', `${LIST}?${query.toString()}`));
    durations.push(ms);
    ids = (JSON.parse(body.toString()) as { transactions: { id: number }[] }).transactions.map(
      (row) => row.id,
    );
  }
  const naive: number[] = [];
  for (let round = 0; round < NAIVE_ROUNDS; round += 1) {
    const startedAt = performance.now();
    const expected = await naivePage(server.databasePath, search, sort, skip);
    naive.push(performance.now() - startedAt);
    if (JSON.stringify(expected) !== JSON.stringify(ids))
      throw new Error(`${what}: another page than the naive one`);
  }
  ceiling(what, median(durations), 100, milliseconds);
  line('  gain over naive', times(median(naive) / median(durations)));
}

/** The order by net amount follows a change instead of being made anew. */
async function measureAfterChange(server: BuiltServer): Promise<void> {
  const asked = `${LIST}?sort_by=net_amount&limit=100`;
  const trade = { date: '2024-01-02', isin: 'IE00BK5BQT80', broker: 'B', transaction_type: 'BUY', fee: '0' };
  const body = Buffer.from(JSON.stringify({ ...trade, units: '1', price_per_unit: '1' }));
  await must(server.send('POST', LIST, body, { 'content-type': 'application/json' }));
  const { ms } = await must(server.send('GET', asked));
  ceiling('by net amount, after a change', ms, 100, milliseconds);
}

const server = await startBuiltServer();
await importRows(server);
for (const asked of ASKED) await measure(server, asked);
await measureAfterChange(server);
const proposals: number[] = [];
for (let round = 0; round < ROUNDS; round += 1)
  proposals.push((await must(server.send('GET', `${LIST}/proposals`))).ms);
ceiling('what a form for a trade proposes', median(proposals), 100, milliseconds);
const file = await must(server.send('GET', `${LIST}/export-csv`));
line(`all of it as a CSV file of ${(file.body.length / 1e6).toFixed(0)} MB`, milliseconds(file.ms));
await server.stop();
