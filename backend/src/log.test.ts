import { describe, expect, test } from 'vitest';
import { createLog, requestContext } from './log.ts';

function linesOf(format: 'json' | 'text', level: 'debug' | 'info' | 'warn' | 'error' = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog({ logLevel: level, logFormat: format }, (line) => lines.push(line)) };
}

describe('json lines', () => {
  test('carry timestamp, level, logger, message and the fields of the event', () => {
    const { lines, log } = linesOf('json');
    log.named('portfolio.access').warn('request completed', { status_code: 404 });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/) as string,
      level: 'WARNING',
      logger: 'portfolio.access',
      message: 'request completed',
      status_code: 404,
    });
    expect(lines[0]?.endsWith('}\n')).toBe(true);
  });

  test('carry the id of the request that is being answered, and none outside of one', () => {
    const { lines, log } = linesOf('json');
    requestContext.run({ requestId: 'abc' }, () => log.info('inside'));
    log.info('outside');
    expect(JSON.parse(lines[0] ?? '')).toHaveProperty('request_id', 'abc');
    expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('request_id');
  });

  test('below the level are not written', () => {
    const { lines, log } = linesOf('json', 'warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['c', 'd']);
  });
});

describe('text lines', () => {
  test('keep every field, as name=value', () => {
    const { lines, log } = linesOf('text');
    log.info('request completed', { path: '/health', status_code: 200 });
    expect(lines[0]).toMatch(/^\S+ INFO portfolio request completed path="\/health" status_code=200\n$/);
  });
});
