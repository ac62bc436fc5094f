import { expect, test } from 'vitest';
import { JournalBatch } from './journal-batch.ts';

const entry = (fields: object) =>
  JSON.stringify({ __CURSOR: 's=1', __REALTIME_TIMESTAMP: '1795986000123456', ...fields });

test('an entry becomes its moment in milliseconds, its unit and its text; the cursor is that of the newest', () => {
  const batch = new JournalBatch();
  batch.add(entry({ _SYSTEMD_UNIT: 'etf-portfolio.service', MESSAGE: 'listening' }));
  // 104, 105: "hi" as bytes, which is how the journal writes what is no plain text.
  batch.add(entry({ __CURSOR: 's=2', MESSAGE: [104, 105] }));
  batch.add(entry({ __CURSOR: 's=3', MESSAGE: null }));
  expect(batch.events).toEqual([
    { timestamp: 1_795_986_000_123, message: 'etf-portfolio listening' },
    { timestamp: 1_795_986_000_123, message: 'systemd hi' },
    { timestamp: 1_795_986_000_123, message: 'systemd ' },
  ]);
  expect(batch.cursor).toBe('s=3');
});

test('it is full before CloudWatch would refuse it', () => {
  const batch = new JournalBatch();
  let bytes = 0;
  while (!batch.isFull) {
    batch.add(entry({ MESSAGE: 'x'.repeat(150_000) }));
    bytes = batch.events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
  }
  expect(bytes).toBeLessThanOrEqual(1_048_576);
  expect(bytes).toBeGreaterThan(500_000);
});
