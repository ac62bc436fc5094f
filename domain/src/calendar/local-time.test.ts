import { describe, expect, it } from 'vitest';
import { parseLocalTime } from './local-time.ts';

describe('parseLocalTime', () => {
  it.each(['00:00', '09:15', '23:59', '23:59:59'])('reads %s', (text) => {
    expect(parseLocalTime(text)).toBe(text);
  });

  it.each(['24:00', '9:15', '09:60', '09:15:60', '09:15:3', '0915', '', ' 09:15', '09:15 PM'])(
    'refuses %j',
    (text) => {
      expect(parseLocalTime(text)).toBeNull();
    },
  );
});
