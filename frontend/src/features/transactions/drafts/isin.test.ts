import { expect, test } from 'vitest';
import { isinError, liveIsinError, typedIsin } from './isin.ts';

test('an ISIN is judged when it is complete', () => {
  expect(liveIsinError('IE00BK5BQT8')).toBeUndefined();
  expect(liveIsinError('IE00BK5BQT80')).toBeUndefined();
  expect(liveIsinError('IE00BK5BQT81')).toEqual({ code: 'isin-check-digit', values: { expected: '0' } });
  expect(liveIsinError('1E00BK5BQT80')).toEqual({ code: 'isin-pattern' });
  expect(isinError('IE00')).toEqual({ code: 'isin-length', values: { length: '4' } });
  expect([typedIsin(' ie00bk5bqt80 '), typedIsin('IE00BK5BQT81')]).toEqual(['IE00BK5BQT80', null]);
});
