import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadLater } from './load-later.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a part comes a little after the page, once', async () => {
  let loads = 0;
  const part = loadLater(async () => await Promise.resolve((loads += 1)));
  expect(loads).toBe(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads).toBe(1);
  expect(await part()).toBe(1);
});

test('or when it is asked for; one that did not come is asked for again', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('here')];
  for (const answer of answers) answer.catch(() => undefined);
  const part = loadLater(async () => await (answers.shift() ?? 'asked too often'));
  await expect(part()).rejects.toThrow('away');
  expect(await part()).toBe('here');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await part()).toBe('here');
});
