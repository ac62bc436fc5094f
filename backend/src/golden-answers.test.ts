import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { goldenPortfolio, tryNextExport } from './testing/golden/golden-portfolio.ts';
import { GOLDEN_QUESTIONS } from './testing/golden/golden-questions.ts';
import { operationsOf } from './testing/fuzz/operations.ts';
import type { TestApi } from './testing/test-api.ts';

/**
 * The answers that both sides hold on to: this story asks for them, the web app's golden pages show them.
 * `UPDATE_GOLDEN=1 npm test -- backend` writes them anew; what changes is then reviewed like code.
 */
const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'responses');
const DRY_RUN = 'POST /api/v1/transactions/import?allow_duplicates=false&dry_run=true';

let api: TestApi;
/** Texts of the files by name: every answer, and which request each is for. */
const golden = new Map<string, string>();

const printed = (body: unknown) => `${JSON.stringify(body, null, 2)}\n`;

/** The clock is stopped, so that of an answer only the ids of requests are thrown, and the folder of the run. */
const answered = (text: string) =>
  printed(
    JSON.parse(
      text
        .replaceAll(/("request_id":")[^"]+/g, '$100000000-0000-4000-8000-000000000000')
        .replaceAll(/("folder":")[^"]+/g, '$1/srv/backups'),
    ),
  );

beforeAll(async () => {
  api = await goldenPortfolio();
  const requests: Record<string, string> = { 'dry-run': DRY_RUN };
  golden.set('dry-run.json', answered((await tryNextExport(api)).text));
  for (const [name, path] of Object.entries(GOLDEN_QUESTIONS)) {
    const { status, text } = await api.call('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    golden.set(`${name}.json`, answered(text));
    requests[name] = `GET /api/v1${path}`;
  }
  golden.set('requests.json', printed(requests));
  if (process.env.UPDATE_GOLDEN !== '1') return;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const [name, text] of golden) writeFileSync(join(FOLDER, name), text);
});

afterAll(async () => {
  await api.close();
  vi.useRealTimers();
});

const stored = (name: string) => readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n');

test('the server answers what the golden files hold, byte for byte, and no file is left over', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...golden.keys()].sort());
  for (const [name, text] of golden) expect(stored(name), name).toBe(text);
});

test('every golden file is as the OpenAPI document tells', () => {
  const operations = operationsOf(api.app).map((operation) => ({
    ...operation,
    pattern: new RegExp(`^${operation.method} ${operation.path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`),
  }));
  const requests = JSON.parse(stored('requests.json')) as Record<string, string>;
  const faults = Object.entries(requests).map(([name, request]) => {
    const matching = operations.filter(({ pattern }) => pattern.test(request));
    const [operation] = matching.sort((left, right) => left.path.length - right.path.length).reverse();
    return `${name}: ${operation?.judge(200, JSON.parse(stored(`${name}.json`))) ?? ''}`;
  });
  expect(faults).toEqual(Object.keys(requests).map((name) => `${name}: `));
});
