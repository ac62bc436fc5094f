/** Milliseconds to read a DEGIRO export of 50,000 rows: `node bench/statements.bench.ts`. Target ≤ 600 ms. */
import { localDate, readDegiroTransactions, rowIdentifier } from '../domain/src/index.ts';

const ROWS = 50_000;
const RUNS = 5;
const CONTEXT = { today: localDate('2026-01-31'), base: 'EUR', rateOn: () => null };
const HEADER =
  'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,' +
  'Transaction and/or third party fees EUR,Total EUR,Order ID,';

function foreignRow(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const units = (index % 90) + 1;
  const value = ((units * 50) / 1.25).toFixed(2).replace('.', ',');
  return `${day}-04-2024,21:56,"SAMPLE, NUMBER ${index}",US02319V1035,NSY,CDED,${units},"50,0000",USD,"-${units * 50},00",USD,"-${value}","1,2500","-0,50","-2,00","-${value}",,${id}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const text = [HEADER, ...Array.from({ length: ROWS }, (_, index) => foreignRow(index))].join('\r\n');
const statement = readDegiroTransactions(text, CONTEXT);
if (!('rows' in statement)) throw new Error(statement.message);
const drafts = [...statement.rows].flatMap(({ verdict }) => (verdict.kind === 'read' ? [verdict.draft] : []));
if (drafts.length !== ROWS) throw new Error(`${ROWS - drafts.length} rows were refused`);

function allRows(): number {
  const read = readDegiroTransactions(text, CONTEXT);
  let count = 0;
  if ('rows' in read) for (const { row } of read.rows) count = row;
  return count;
}

const reading = Array.from({ length: RUNS }, () => timed(() => allRows()));
const identifying = Array.from({ length: RUNS }, () => timed(() => drafts.map(rowIdentifier())));
console.log(
  `statements: ${ROWS} rows read in ${median(reading).toFixed(0)} ms (target 600, median of ${RUNS})`,
);
console.log(`statements: ${ROWS} rows identified in ${median(identifying).toFixed(0)} ms`);
