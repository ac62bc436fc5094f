import { expect, test } from 'vitest';
import type { Proposals } from '../../api/wire.ts';
import { newFields } from './transaction-fields.ts';
import { propose } from './propose.ts';

const proposals: Proposals = {
  brokers: [
    { broker: 'DEGIRO', count: 40, last_fee: '3.00', usual_fee: '2.00' },
    { broker: 'Fio', count: 2, last_fee: '9.95', usual_fee: '9.95' },
  ],
  instruments: [
    {
      isin: 'IE00B4ND3602',
      name: 'Physical Gold',
      last_broker: 'Fio',
      last_price: '61.1740',
      last_currency: 'USD',
      count: 2,
    },
    {
      isin: 'IE00BK5BQT80',
      name: null,
      last_broker: 'DEGIRO',
      last_price: '121.0900',
      last_currency: 'EUR',
      count: 40,
    },
  ],
};

const empty = newFields('BUY', '2026-11-24', 'EUR');
const none = new Set<never>();

test('before an instrument is known, the broker of the last trade and its usual fee are proposed', () => {
  expect(propose(empty, none, null, proposals)).toEqual({ ...empty, broker: 'Fio', fee: '9.95' });
});

test('an instrument brings its broker, the fee there, and its currency', () => {
  const world = propose(empty, none, 'IE00BK5BQT80', proposals);
  expect([world.broker, world.fee, world.currency]).toEqual(['DEGIRO', '2.00', 'EUR']);
  expect(propose(empty, none, 'IE00B4ND3602', proposals).currency).toBe('USD');
});

test('nothing is proposed over what was written, not even over what was emptied', () => {
  const written = { ...empty, broker: 'Other', fee: '' };
  const fields = propose(written, new Set(['broker', 'fee'] as const), 'IE00B4ND3602', proposals);
  expect(fields).toEqual({ ...written, currency: 'USD' });
});

test('a broker that is not known has no usual fee', () => {
  const fields = propose({ ...empty, broker: 'New' }, new Set(['broker'] as const), null, proposals);
  expect(fields.fee).toBe('');
});

test('without history the fields are as they are', () => {
  expect(propose(empty, none, 'IE00B4ND3602', undefined)).toBe(empty);
  const nobody = propose(empty, none, 'IE00B4ND3602', { brokers: [], instruments: [] });
  expect(nobody).toEqual(empty);
});

test('a fee that is usual for trades is not proposed for anything else', () => {
  expect(propose({ ...empty, type: 'DIVIDEND' }, none, 'IE00BK5BQT80', proposals).fee).toBe('');
});
