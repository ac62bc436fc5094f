import { sampleIsin } from '../../backend/src/testing/degiro-file.ts';
import type { BuiltServer } from './built-server.ts';
import type { Shot } from './open-loop.ts';

const API = '/api/v1';

/** What one owner with a few open pages and a script asks for, in the order of one round: 15 reads and 5 writes. */
const ROUND = [
  ...(['summary', 'record', 'transactions', 'holding', 'value history', 'summary', 'edit'] as const),
  ...(['performance', 'transactions', 'holding', 'net worth', 'price', 'summary', 'value history'] as const),
  ...(['delete', 'transactions', 'performance', 'holding', 'net worth', 'undo'] as const),
];

/** Rows made before it begins, so that there is always one to edit, delete or undo. */
const STOCK = 200;

/** Prices made beforehand are of an instrument that the requests do not come to: the same price twice is no change. */
const ELSEWHERE = 90_000;

const YEARS = ['2008-03-10', '2014-06-16', '2019-09-09', '2024-01-15', '2026-11-16'];

interface Stock {
  readonly edited: number[];
  readonly deleted: number[];
  readonly undone: number[];
}

const idOf = (body: Buffer) => (JSON.parse(body.toString()) as { id: number }).id;

/** Requests of all kinds by turns; what is edited, deleted or undone was made here. */
export class MixedRequests {
  readonly #isins: number;
  readonly #transactions: number;
  readonly #stock: Stock = { edited: [], deleted: [], undone: [] };

  constructor({ instruments, trades }: { readonly instruments: number; readonly trades: number }) {
    this.#isins = instruments;
    this.#transactions = trades;
  }

  /** Records what the first writes will need. */
  async prepare(server: BuiltServer): Promise<void> {
    for (let index = 0; index < 3 * STOCK; index += 1) {
      const { path, body } = index < 2 * STOCK ? this.#trade(index) : this.#price(ELSEWHERE + index);
      const answer = await server.send('POST', path, body);
      if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.body.toString()}`);
      if (index >= 2 * STOCK) this.#stock.undone.push(answer.changeId ?? 0);
      else this.#stock[index < STOCK ? 'edited' : 'deleted'].push(idOf(answer.body));
    }
  }

  readonly next = (index: number): Shot => {
    const kind = ROUND[index % ROUND.length] ?? 'summary';
    const isin = sampleIsin(index % this.#isins);
    const read = (path: string): Shot => ({ kind, method: 'GET', path: `${API}${path}` });
    switch (kind) {
      case 'summary':
        return read('/analytics/portfolio-summary');
      case 'transactions':
        return read(`/transactions?limit=100&skip=${(index * 100) % this.#transactions}`);
      case 'holding':
        return read(`/analytics/positions/${isin}?limit=100`);
      case 'value history':
        // As the pages ask: a point a week for all the years, every day of the last one.
        return read(
          `/analytics/value-history?${index % 2 === 0 ? 'interval=week' : 'start_date=2025-11-24'}`,
        );
      case 'performance':
        return read(`/analytics/performance?start_date=${YEARS[index % YEARS.length]}`);
      case 'net worth':
        return read('/analytics/net-worth?interval=week');
      case 'record':
        return {
          ...{ kind, method: 'POST', ...this.#trade(index) },
          onAnswer: (body) => this.#stock.deleted.push(idOf(body)),
        };
      case 'price':
        return {
          ...{ kind, method: 'POST', ...this.#price(index) },
          onAnswer: (_body, changeId) => this.#stock.undone.push(changeId ?? 0),
        };
      case 'edit': {
        const id = this.#stock.edited.shift() ?? 0;
        this.#stock.edited.push(id);
        const fee = `${1 + (index % 90)}.25`;
        return { kind, method: 'PUT', path: `${API}/transactions/${id}`, body: { fee } };
      }
      case 'delete':
        return { kind, method: 'DELETE', path: `${API}/transactions/${this.#stock.deleted.shift() ?? 0}` };
      case 'undo':
        return { kind, method: 'POST', path: `${API}/changes/${this.#stock.undone.shift() ?? 0}/undo` };
    }
  };

  #trade(index: number) {
    const body = {
      ...{ isin: sampleIsin(index % this.#isins), broker: 'DEGIRO', transaction_type: 'BUY', fee: '1' },
      ...{ date: YEARS[index % YEARS.length], units: '1.5', price_per_unit: '101.25' },
    };
    return { path: `${API}/transactions`, body };
  }

  /** Each one is of a day of its own, so that undoing one does not meet another. */
  #price(index: number) {
    const at = new Date(Date.UTC(2012, 0, 1) + (index % 5000) * 86_400_000).toISOString().slice(0, 10);
    const isin = sampleIsin(Math.floor(index / 5000) % this.#isins);
    const currency = 'EUR';
    return { path: `${API}/prices`, body: { prices: [{ isin, date: at, close: '99.5', currency }] } };
  }
}
