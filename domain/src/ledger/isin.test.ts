import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isinCheckDigit, parseIsin } from './isin.ts';

describe('parseIsin', () => {
  it.each([
    'US0378331005', // Apple: the example of ISO 6166 that most texts print
    'AU0000XVGZA3', // Treasury Corporation of Victoria: letters in the body
    'GB0002634946', // BAE Systems
    'IE00BK5BQT80',
    'IE00B4L5Y983',
    'LU1681043599',
    'DE000A0F5UF5',
    'US5949181045',
  ])('accepts %s', (text) => {
    expect(parseIsin(text)).toBe(text);
  });

  it('reads either case and answers in upper case', () => {
    expect(parseIsin('ie00bk5bqt80')).toBe('IE00BK5BQT80');
  });

  it('says which check digit it expected', () => {
    expect(parseIsin('US0378331009')).toEqual({ code: 'isin_check_digit', expected: '5' });
  });

  it.each(['', 'IE00BK5BQT8', 'IE00BK5BQT800', ' IE00BK5BQT80'])('refuses the length of %j', (text) => {
    expect(parseIsin(text)).toEqual({ code: 'isin_length' });
  });

  it.each(['1E00BK5BQT80', 'IE00BK5BQT8X', 'IE00-K5BQT80', 'IE00BK5BQT8 ', 'IÉ00BK5BQT80', 'ß000BK5BQT80'])(
    'refuses the pattern of %j',
    (text) => {
      expect(parseIsin(text)).toEqual({ code: 'isin_pattern' });
    },
  );
});

describe('laws', () => {
  const letter = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
  const letterOrDigit = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'));
  const anyBody = fc
    .tuple(
      fc.array(letter, { minLength: 2, maxLength: 2 }),
      fc.array(letterOrDigit, { minLength: 9, maxLength: 9 }),
    )
    .map(([country, rest]) => [...country, ...rest].join(''));

  it('a body with its check digit is an ISIN; with any other digit it is refused', () => {
    fc.assert(
      fc.property(anyBody, fc.integer({ min: 1, max: 9 }), (body, shift) => {
        const expected = isinCheckDigit(body);
        expect(parseIsin(body + expected)).toBe(body + expected);
        const wrong = String((Number(expected) + shift) % 10);
        expect(parseIsin(body + wrong)).toEqual({ code: 'isin_check_digit', expected });
      }),
    );
  });

  it('one digit read wrong is always noticed', () => {
    fc.assert(
      fc.property(
        anyBody,
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (body, index, shift) => {
          const read = body[index] ?? '';
          fc.pre(/\d/.test(read));
          const wrong = body.slice(0, index) + String((Number(read) + shift) % 10) + body.slice(index + 1);
          expect(isinCheckDigit(wrong)).not.toBe(isinCheckDigit(body));
        },
      ),
    );
  });
});
