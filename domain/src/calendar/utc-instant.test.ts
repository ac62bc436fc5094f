import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUtcInstant } from './utc-instant.ts';

describe('parseUtcInstant', () => {
  it.each([
    ['2024-03-05T12:34:56', '2024-03-05T12:34:56'],
    ['2024-03-05 12:34:56', '2024-03-05T12:34:56'],
    ['2024-03-05t12:34:56z', '2024-03-05T12:34:56'],
    ['2024-03-05T12:34', '2024-03-05T12:34:00'],
    ['2024-03-05', '2024-03-05T00:00:00'],
    ['20240305', '2024-03-05T00:00:00'],
    ['20240305T120000', '2024-03-05T12:00:00'],
    ['20240305T1200Z', '2024-03-05T12:00:00'],
    ['2024-03-05T12:00:00.5', '2024-03-05T12:00:00.500000'],
    ['2024-03-05T12:00:00.000001', '2024-03-05T12:00:00.000001'],
    ['2024-03-05T12:00:00.000000Z', '2024-03-05T12:00:00'],
    ['2024-03-05T12:00:00+02:00', '2024-03-05T10:00:00'],
    ['2024-03-05T12:00:00+0200', '2024-03-05T10:00:00'],
    ['2024-03-05T12:00:00-05', '2024-03-05T17:00:00'],
    ['2024-03-05T12:00:00.25+05:30', '2024-03-05T06:30:00.250000'],
    ['2024-03-01T01:00:00+02:00', '2024-02-29T23:00:00'],
    ['2023-12-31T23:30:00-01:00', '2024-01-01T00:30:00'],
    ['2024-01-01T23:59:59-23:59', '2024-01-02T23:58:59'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00'],
  ])('reads %s', (text, instant) => {
    expect(parseUtcInstant(text)).toBe(instant);
  });

  it.each([
    '',
    ' 2024-03-05',
    '2024-02-30',
    '2024-3-5',
    '2024-0305',
    '202403',
    '2024-03-05T',
    '2024-03-05T12',
    '2024-03-05T24:00:00',
    '2024-03-05T12:60:00',
    '2024-03-05T12:00:60',
    '2024-03-05T12:00:00.',
    '2024-03-05T12:00:00.1234567',
    '2024-03-05T12:00:00+24:00',
    '2024-03-05T12:00:00+01:60',
    '2024-03-05Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '1709640000',
    'now',
  ])('refuses %j', (text) => {
    expect(parseUtcInstant(text)).toBeNull();
  });

  describe('laws', () => {
    const first = new Date('0002-01-01');
    const last = new Date('9998-12-31');

    it('agrees with the clock of the machine at every offset', () => {
      const moment = fc.date({ min: first, max: last, noInvalidDate: true });
      const minutes = fc.integer({ min: -1439, max: 1439 });
      fc.assert(
        fc.property(moment, minutes, (utc, offset) => {
          const local = new Date(utc.getTime() + offset * 60_000).toISOString().slice(0, -1);
          const ahead = Math.abs(offset);
          const [hours, rest] = [Math.floor(ahead / 60), ahead % 60].map((part) =>
            String(part).padStart(2, '0'),
          );
          const zone = `${offset < 0 ? '-' : '+'}${hours ?? ''}:${rest ?? ''}`;
          const expected = utc
            .toISOString()
            .slice(0, -1)
            .replace('.000', '')
            .replace(/(\.\d{3})$/, '$1000');
          expect(parseUtcInstant(local + zone)).toBe(expected);
        }),
        { numRuns: 3000 },
      );
    });

    it('reads what it has written as the same instant', () => {
      const moment = fc.date({ min: first, max: last, noInvalidDate: true });
      fc.assert(
        fc.property(moment, (utc) => {
          const instant = parseUtcInstant(utc.toISOString());
          expect(instant).not.toBeNull();
          expect(parseUtcInstant(instant ?? '')).toBe(instant);
        }),
      );
    });
  });
});
