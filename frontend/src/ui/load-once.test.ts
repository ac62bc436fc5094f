import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadOnce } from './load-once.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a part comes by itself a moment after the page', async () => {
  let loads = 0;
  loadOnce(async () => await Promise.resolve((loads += 1)));
  expect(loads).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(loads).toBe(1);
});

test('a part is loaded when it is asked for, once', async () => {
  let loads = 0;
  const part = loadOnce(async () => await Promise.resolve((loads += 1)));
  expect(loads).toBe(0);
  expect(await Promise.all([part(), part()])).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await part()).toBe(1);
});

test('one that did not come is asked for again', async () => {
  const answers = ['away', 'here'];
  const part = loadOnce(async () => {
    const answer = await Promise.resolve(answers.shift());
    if (answer === 'away') throw new Error('away');
    return answer;
  });
  await expect(part()).rejects.toThrow('away');
  expect(await part()).toBe('here');
  expect(await part()).toBe('here');
});
