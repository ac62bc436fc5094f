import { expect, test } from 'vitest';
import { percentDraft, percentText } from './draft.ts';

test('a percentage is a hundredth, to the last digit, and comes back as it was typed', () => {
  // 2.5 × 0.01
  expect(percentDraft(' 2,5 % ')).toEqual({ value: '0.025' });
  expect(percentDraft('−0.5')).toEqual({ value: '-0.005' });
  expect(percentDraft('0.1234567')).toEqual({ value: '0.001234567' });
  expect(percentDraft('two')).toEqual({ error: 'settings.enter-a-percentage' });
  expect(percentText('0.025')).toBe('2.5');
  expect(percentText('0')).toBe('0');
});
