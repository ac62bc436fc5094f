import { degiroFile, type ExportedTrade } from '../../backend/src/testing/degiro-file.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The change that it was stored as; null when it was none. */
  readonly changeId: number | null;
}

/** A server over HTTP. Throws only when there is no whole answer. */
export interface Api {
  readonly port: number;
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  /** The same, where nothing but success will do. */
  must(method: string, path: string, body?: object): Promise<Answer>;
  /** A file as DEGIRO exports it. */
  importFile(trades: readonly ExportedTrade[]): Promise<Answer>;
}

const PREFIX = '/api/v1';
const IMPORT = '/transactions/degiro-import-csv-transactions';

const changeOf = (headers: Headers) => {
  const change = headers.get('x-change-id');
  return change === null ? null : Number(change);
};

export function apiAt(port: number): Api {
  const send = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const address = `http://127.0.0.1:${port}${path === '/health' ? '' : PREFIX}${path}`;
    const answer = await fetch(address, { method, ...init });
    const text = await answer.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: answer.status, body, changeId: changeOf(answer.headers) };
  };
  const ask: Api['ask'] = async (method, path, body, headers = {}) =>
    await send(method, path, {
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  return {
    port,
    ask,
    must: async (method, path, body) => {
      const answer = await ask(method, path, body);
      if (answer.status >= 300)
        throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer;
    },
    importFile: async (trades) => {
      const form = new FormData();
      form.set('file', new Blob([degiroFile(trades)]), 'Transactions.csv');
      return await send('POST', IMPORT, { body: form });
    },
  };
}

/** What an answer says is wrong, in one line. */
export const toldBy = ({ status, body }: Answer) => `${status} ${JSON.stringify(body).slice(0, 300)}`;

/** The reason of a refusal, for programs. */
export const codeOf = ({ body }: Answer) =>
  typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
