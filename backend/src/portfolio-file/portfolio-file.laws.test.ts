import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anyPortfolio, storeAny } from '../testing/any-portfolio.ts';
import { operationsOf } from '../testing/fuzz/operations.ts';
import { testApi, type TestApi } from '../testing/test-api.ts';

/** Every answer of the API that no parameter is needed for, but for the list of changes: those stay behind. */
async function everyAnswer({ app }: TestApi): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const { method, path, parameters } of operationsOf(app)) {
    const isAsked = method === 'GET' && !parameters.some(({ required }) => required);
    if (!isAsked || /changes|health|metrics|refresh|backups|export/.test(path)) continue;
    const { statusCode, body } = await app.inject({ url: path });
    answers[path] = `${statusCode} ${body}`;
  }
  return answers;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'hrtime'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const withoutMoment = (text: string) => text.replace(/"made_at":.*/, '');

test('what is exported and brought into an empty database is exported again byte by byte, and every answer is the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyPortfolio, async (portfolio) => {
      const one = await testApi();
      const other = await testApi();
      try {
        vi.setSystemTime('2026-02-01T12:00:00Z');
        await storeAny(one.database, portfolio);
        vi.setSystemTime('2026-02-05T12:00:00Z');
        const exported = await one.call('GET', '/export/portfolio.json');
        const brought = await other.upload('/import/portfolio-json', 'portfolio.json', exported.text);
        expect([brought.status, brought.detail]).toEqual([200, '']);
        const again = await other.call('GET', '/export/portfolio.json');
        expect(withoutMoment(again.text)).toBe(withoutMoment(exported.text));
        expect(await everyAnswer(other)).toEqual(await everyAnswer(one));
        expect([...one.errors, ...other.errors]).toEqual([]);
      } finally {
        await one.close();
        await other.close();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
