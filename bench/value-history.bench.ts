/**
 * Ten years of ten ETFs, day by day: the walk itself, a day-by-day recomputation beside it, and the built server over
 * HTTP. Run: npm run bench -- value-history
 */
import { degiroFile, sampleTrades } from '../backend/src/testing/degiro-file.ts';
import {
  add,
  dateFromDayNumber,
  dayNumber,
  daysEvery,
  type Decimal,
  divide,
  grossAmount,
  GUARD_DIGITS,
  type LocalDate,
  localDate,
  manualPrice,
  multiply,
  newerPrice,
  positionDays,
  type PricePoint,
  subtract,
  type Trade,
  tradePrice,
  valueHistory,
  ZERO,
} from '../domain/src/index.ts';
import { startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, milliseconds, times } from './support/figures.ts';

const ETFS = 10;
const TRADES_EACH = 1200;
const ROUNDS = 15;
const START = localDate('2016-01-01');
const END = localDate('2025-12-31');
const DAYS = daysEvery('day', START, END);

/** A linear congruential generator: the same ledger in every run. */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const below = randomIntegers(20_261_125);
const amount = (digits: number, scale: number): Decimal => ({ digits: BigInt(digits), scale });
const dayAt = (share: number): LocalDate =>
  dateFromDayNumber(dayNumber(START) + Math.floor(share * DAYS.length)) ?? START;

function tradesOf(etf: number): Trade[] {
  return Array.from({ length: TRADES_EACH }, (_, index) => ({
    id: etf * TRADES_EACH + index,
    date: dayAt(index / TRADES_EACH),
    time: null,
    isin: `ETF${String(etf)}`,
    broker: 'DEGIRO',
    // Three larger purchases to one smaller sale, so that nothing is oversold; every fifth ETF trades in dollars.
    type: index % 4 === 3 ? 'SELL' : 'BUY',
    units: amount(index % 4 === 3 ? 1 + below(10_000) : 10_000 + below(90_000), 4),
    price: amount(500_000 + below(1_000_000), 4),
    currency: etf % 5 === 0 ? 'USD' : 'EUR',
    exchangeRate: etf % 5 === 0 ? amount(10_000 + below(2000), 4) : null,
    fee: amount(below(300), 2),
    tax: amount(0, 0),
    fxFee: ZERO,
  }));
}

const ledger = Array.from({ length: ETFS }, (_, etf) => ({
  trades: tradesOf(etf),
  values: Array.from({ length: 60 }, (_month, index) => ({
    date: dayAt(0.5 + index / 121),
    value: amount(10_000_000 + below(9_000_000), 2),
  })),
}));

/** Every day folds every trade up to it again. */
function naive(): Decimal[] {
  return DAYS.map((day) => {
    let total = ZERO;
    for (const { trades, values } of ledger) {
      let units = ZERO;
      let netInvested = ZERO;
      let price: PricePoint | null = null;
      const entered = values.findLast(({ date }) => date <= day);
      for (const trade of trades) {
        if (trade.date > day) break;
        const isPurchase = trade.type === 'BUY';
        units = isPurchase ? add(units, trade.units) : subtract(units, trade.units);
        netInvested = (isPurchase ? add : subtract)(netInvested, grossAmount(trade));
        const paid = tradePrice(trade);
        if (paid) price = newerPrice(price, paid);
        if (entered && trade.date <= entered.date)
          price = manualPrice(entered.date, entered.value, units) ?? price;
      }
      if (price) total = add(total, divide(multiply(units, price.amount), price.divisor, GUARD_DIGITS));
    }
    return total;
  });
}

const fold = () => ledger.map(({ trades, values }) => ({ days: positionDays(trades), values }));

const cold: number[] = [];
const walk: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  const instruments = fold();
  const walkStart = performance.now();
  valueHistory(instruments, DAYS);
  walk.push(performance.now() - walkStart);
  cold.push(performance.now() - start);
}
const naiveStart = performance.now();
naive();
const naiveMs = performance.now() - naiveStart;
const what = `${ETFS} ETFs × ${TRADES_EACH} trades × ${DAYS.length} days`;
ceiling(`${what}, from the trades`, median(cold), 50, milliseconds);
line(`${what}, the walk alone`, milliseconds(median(walk)));
line(`${what}, every day recomputed`, milliseconds(naiveMs));
line('gain over recomputation', times(naiveMs / median(cold)));

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
