import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from './testing/fuzz/chance.ts';
import { type MediaType, type Operation, operationsOf } from './testing/fuzz/operations.ts';
import { type FuzzRequest, fuzzRequest } from './testing/fuzz/requests.ts';
import { testApi, type TestApi } from './testing/test-api.ts';

/**
 * Thousands of malformed requests against every operation. Another run: `FUZZ_SEED=7 FUZZ_RUNS=50000 vitest run fuzz`.
 */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const RUNS = Number(process.env.FUZZ_RUNS ?? 6000);
const LISTS_EVERY = 500;
/** Ten milliseconds a request, on a machine that does other work too. */
const TIME_LIMIT_MS = Math.max(240_000, RUNS * 100);

let api: TestApi;
let operations: Operation[];
const chance = new Chance(SEED);

beforeAll(async () => {
  console.log(`fuzz: FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS}`);
  api = await testApi();
  operations = operationsOf(api.app);
});

afterAll(async () => await api.close());

/** Moves with every row that is stored anywhere; ids are never used again. */
async function rowsEverStored(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT sum(seq) AS n FROM sqlite_sequence`.execute(
    api.database.read,
  );
  return rows[0]?.n ?? 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The body as the caller reads it who asked for it compressed. */
function readable({ headers, rawPayload, body }: LightMyRequestResponse): string {
  if (rawPayload.length === 0) return body;
  if (headers['content-encoding'] === 'gzip') return gunzipSync(rawPayload).toString();
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(rawPayload).toString() : body;
}

/** By what an answer that is no JSON is known. */
const SIGNS: Readonly<Record<Exclude<MediaType, 'application/json'>, RegExp>> = {
  'text/csv': /,/,
  'application/zip': /^PK/,
  'text/plain': /^# HELP /,
};

/** What is wrong with an answer; null when nothing is. */
function faultOf({ operation, isPathIntact }: FuzzRequest, status: number, text: string): string | null {
  if (status >= 500) return `status ${status}: ${api.errors.at(-1) ?? text}`;
  if (status === 204 || status === 304)
    return !isPathIntact || operation.statuses.includes(status) ? null : `undocumented ${status}`;
  if (operation.answers !== 'application/json' && status === 200)
    return SIGNS[operation.answers].test(text) ? null : `no ${operation.answers}: ${text.slice(0, 100)}`;
  if (!isJson(text)) return `status ${status} is no JSON: ${text.slice(0, 100)}`;
  const body = JSON.parse(text) as Record<string, unknown>;
  if (status >= 400 && !(typeof body.detail === 'string' || Array.isArray(body.detail)))
    return `no detail: ${text.slice(0, 200)}`;
  return isPathIntact ? operation.judge(status, body) : null;
}

function told({ options }: FuzzRequest): string {
  const { payload = '' } = options;
  const body = (Buffer.isBuffer(payload) ? payload.toString('latin1') : JSON.stringify(payload)).slice(
    0,
    300,
  );
  return `${String(options.method)} ${options.url.slice(0, 200)} ${JSON.stringify(options.headers)} ${body}`;
}

const seen = new Map<number, number>();

async function send(request: FuzzRequest): Promise<string[]> {
  const before = await rowsEverStored();
  const answer = await api.app.inject(request.options);
  const { statusCode } = answer;
  const body = readable(answer);
  seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
  const fault = faultOf(request, statusCode, body);
  const stored = (await rowsEverStored()) - before;
  const leak = stored > 0 && statusCode >= 300 ? `${stored} rows of a refused request were stored` : null;
  return [fault, leak].filter((text) => text !== null).map((text) => `${text} ← ${told(request)}`);
}

async function unreadableLists(): Promise<string[]> {
  const lists = operations.filter(
    ({ method, parameters }) => method === 'GET' && !parameters.some((parameter) => parameter.required),
  );
  const faults: string[] = [];
  for (const { path, judge, answers } of lists) {
    const { statusCode, body } = await api.app.inject({ url: path });
    const fault =
      statusCode === 200
        ? judge(statusCode, answers === 'application/json' ? JSON.parse(body) : body)
        : `status ${statusCode}`;
    if (fault) faults.push(`${path}: ${fault}`);
  }
  return faults;
}

describe('malformed requests', () => {
  test(
    `none of ${RUNS} answers 5xx, an undocumented answer, or stores what was refused; every list stays readable (seed ${SEED})`,
    async () => {
      const faults: string[] = [];
      const [first, ...others] = operations.filter(({ path }) => !path.includes('health'));
      if (!first) throw new Error('the document names no operation');
      for (let run = 0; run < RUNS && faults.length < 20; run += 1) {
        const operation = chance.pick([first, ...others]);
        // Whatever deletes everything is asked seldom, so that there is something to break.
        const isWipe = operation.method === 'DELETE' && !operation.path.includes('{');
        if (isWipe && !chance.once(20)) continue;
        faults.push(...(await send(fuzzRequest(chance, operation))));
        if (run % LISTS_EVERY === 0) faults.push(...(await unreadableLists()));
      }
      faults.push(...(await unreadableLists()));
      expect(faults).toEqual([]);
      // A file that cannot be read at all is logged as an error; nothing else may be.
      expect(api.errors.filter((line) => !line.includes('"message":"import rejected"'))).toEqual([]);
    },
    TIME_LIMIT_MS,
  );

  test('the requests were of every kind: accepted, not found, in conflict, not valid, too large', () => {
    for (const status of [200, 201, 204, 400, 404, 409, 413, 422])
      expect(seen.get(status), String(status)).toBeGreaterThan(0);
  });
});
