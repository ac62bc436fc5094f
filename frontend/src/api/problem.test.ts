import { describe, expect, test } from 'vitest';
import { ApiProblem, problemFrom, ServerAway } from './problem.ts';

describe('an error answer', () => {
  test('with one sentence is that sentence', () => {
    expect(problemFrom(409, { detail: 'A later change touches the same trade.' })).toMatchObject({
      status: 409,
      message: 'A later change touches the same trade.',
      told: { code: '', values: {}, message: 'A later change touches the same trade.' },
      items: {},
    });
  });

  test('tells its code and what its words are filled in with, for a reader of another language', () => {
    const body = {
      detail: 'Change 4 cannot be undone: change 7 came later.',
      code: 'change_held_back',
      values: { id: '4', later: '7' },
      conflicting_change: 7,
    };
    const { detail: message, code, values } = body;
    expect(problemFrom(409, body)).toMatchObject({ told: { code, values, message }, conflictingChange: 7 });
  });

  test('about members has the first words on each, without the prefix of the wire', () => {
    const problem = problemFrom(422, {
      detail: [
        { loc: ['body', 'isin'], msg: 'Value error, the check digit should be 0' },
        { loc: ['body', 'isin'], msg: 'second' },
        { loc: ['body'], msg: 'the rate is missing' },
      ],
    });
    expect(problem).toMatchObject({
      told: null,
      items: {
        isin: { message: 'the check digit should be 0' },
        '': { message: 'the rate is missing' },
      },
      message: 'the check digit should be 0; the rate is missing',
    });
  });

  test('about members tells the code of each and what its words are filled in with', () => {
    const problem = problemFrom(422, {
      detail: [
        {
          loc: ['body', 'units'],
          msg: 'Input should be greater than 0',
          type: 'greater_than',
          ctx: { gt: 0 },
        },
        {
          loc: ['body', 'isin'],
          msg: 'Value error, the check digit does not match',
          type: 'value_error',
          ctx: { error: {} },
          code: 'isin_check_digit',
          values: { expected: '0' },
        },
      ],
    });
    expect(problem).toMatchObject({
      items: {
        units: { code: 'greater_than', values: { gt: '0' }, message: 'Input should be greater than 0' },
        isin: {
          code: 'isin_check_digit',
          values: { expected: '0' },
          message: 'the check digit does not match',
        },
      },
    });
  });

  test.each([502, 503, 504])('of a proxy alone (%i) means that the server is away', (status) => {
    expect(problemFrom(status, '<html>')).toBeInstanceOf(ServerAway);
  });

  test.each([undefined, null, 'text', { detail: 7 }, [], { detail: [null] }])(
    'that is anything else (%j) is still told',
    (body) => {
      const problem = problemFrom(500, body);
      expect(problem).toBeInstanceOf(ApiProblem);
      expect(problem).toMatchObject({ told: { code: 'unexplained', values: { status: '500' } } });
    },
  );
});
