import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { now } from '../db/instant.ts';
import { openMoment } from '../db/moment.ts';
import { NOUNS } from '../db/nouns.ts';
import { NOUNS_WITH_PAST } from '../db/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { testApi, type TestApi } from '../testing/test-api.ts';
import { printPortfolio } from './print-portfolio.ts';
import { SETTING_INPUTS } from './row-rules.ts';

let empty: TestApi;

beforeEach(async () => {
  empty = await testApi();
});

afterEach(async () => await empty.close());

const contents = async (api: TestApi) => (await api.call('GET', '/export/portfolio.json')).text;
const rowsOf = (text: string) => (JSON.parse(text) as { nouns: unknown }).nouns;

describe('the files of an export', () => {
  test('are one for each noun in the ZIP, without a cell that a spreadsheet runs', async () => {
    await empty.call('PUT', '/notes/IE00BK5BQT80', { text: '=HYPERLINK("x")' });
    const { rawPayload, headers } = await empty.app.inject({ url: '/api/v1/export/portfolio.zip' });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="portfolio-\d{4}-\d\d-\d\d\.zip"$/);
    const files = unzipSync(rawPayload);
    expect(Object.keys(files)).toEqual([
      ...Object.keys(NOUNS).map((noun) => `${noun}.csv`),
      ...NOUNS_WITH_PAST.map((noun) => `past_${noun}.csv`),
      'told_closes.csv',
    ]);
    const notes = strFromU8(files['notes.csv'] ?? new Uint8Array());
    expect(notes).toMatch(/^id,isin,text,created_at,updated_at\r\n1,IE00BK5BQT80,"'=HYPERLINK\(""x""\)",/);
    const again = await empty.app.inject({ url: '/api/v1/export/portfolio.zip' });
    expect(again.rawPayload.equals(rawPayload)).toBe(true);
  });

  test('tell one moment, whatever is recorded while they are read', async () => {
    const before = await contents(empty);
    const moment = await openMoment(empty.path);
    const parts: string[] = [];
    for await (const part of printPortfolio(moment, now())) {
      if (parts.length === 0) await empty.call('PUT', '/notes/IE00BK5BQT80', { text: 'later' });
      parts.push(part);
    }
    await moment.close();
    expect(rowsOf(parts.join(''))).toEqual(rowsOf(before));
    expect(await contents(empty)).toContain('later');
  });
});

test('a long export is printed in parts of a page, however many rows there are', async () => {
  const longestOf = async () => {
    const moment = await openMoment(empty.path);
    let [parts, longest] = [0, 0];
    for await (const part of printPortfolio(moment, now())) {
      parts += 1;
      longest = Math.max(longest, part.length);
    }
    await moment.close();
    return { parts, longest };
  };
  const run = unitOfWork(empty.database, () => undefined);
  const deed = { action: 'create', subject: 'asset_accounts', summary: 'x', requestId: null } as const;
  const account = { created_at: '2025-01-01T00:00:00.000000', updated_at: '2025-01-01T00:00:00.000000' };
  const add = async (prefix: string) =>
    await run(deed, async ({ change }) => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ ...account, name: `${prefix}${index}` }));
      await change.insert('asset_accounts', rows);
    });
  await add('a');
  const few = await longestOf();
  await add('b');
  const many = await longestOf();
  expect(many.parts - few.parts).toBe(10); // 5000 rows, 500 to a page
  expect(many.longest).toBeLessThan(few.longest * 1.1);
});

describe('what nobody may forget', () => {
  const records = join(import.meta.dirname, '..', 'records');
  const sources = readdirSync(records, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.repository.ts'))
    .map((name) => ({ name, text: readFileSync(join(records, name), 'utf8') }));

  test('every setting says how its value is read back', () => {
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/_SETTING = '(\w+)'/g)].map(([, name]) => name),
    );
    expect(Object.keys(SETTING_INPUTS).toSorted()).toEqual(names.toSorted());
  });

  test('every noun whose earlier versions are figures of past days takes them along', () => {
    const readers = sources.flatMap(({ text }) =>
      [...text.matchAll(/\bof days\b|OfDays\(/g)].length > 0
        ? [...text.matchAll(/FROM (\w+)_versions/g)].map(([, noun]) => noun)
        : [],
    );
    expect([...new Set(readers)].toSorted()).toEqual([...NOUNS_WITH_PAST].toSorted());
  });
});
