import { describe, expect, test } from 'vitest';
import { isKept, seenAt } from './kept-answers.ts';

const json = (status: number) =>
  new Response('{}', { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } });

describe('an answer of the API', () => {
  test('is kept when it is good and in JSON', () => {
    expect(isKept(json(200))).toBe(true);
    expect(isKept(json(404))).toBe(false);
    expect(isKept(new Response('a,b', { headers: { 'Content-Type': 'text/csv' } }))).toBe(false);
    expect(isKept(new Response(null, { status: 200 }))).toBe(false);
  });

  test('says, when it is shown again, since when it is known', async () => {
    const kept = new Response('{"total":1}', {
      headers: { Date: 'Tue, 24 Nov 2026 13:02:00 GMT', ETag: '"7"' },
    });
    const shown = seenAt(kept);
    expect(shown?.headers.get('X-Seen-At')).toBe('Tue, 24 Nov 2026 13:02:00 GMT');
    expect(shown?.headers.get('ETag')).toBe('"7"');
    expect(await shown?.json()).toEqual({ total: 1 });
    expect(seenAt(undefined)).toBeNull();
  });
});
