import { expect, test } from 'vitest';
import { zoneFor } from './zones.ts';

const ZONES = [
  { name: 'us-east-1b', id: 'use1-az6' },
  { name: 'us-east-1a', id: 'use1-az3' },
  { name: 'us-east-1c', id: 'use1-az1' },
];

test('the first zone by name is taken that has the type and a way in for CloudFront', () => {
  expect(zoneFor(ZONES, ['us-east-1a', 'us-east-1b', 'us-east-1c'])).toBe('us-east-1b');
  expect(zoneFor(ZONES, ['us-east-1a', 'us-east-1c'])).toBe('us-east-1c');
});

test('without one there is none', () => {
  expect(zoneFor(ZONES, ['us-east-1a'])).toBeNull();
  expect(zoneFor([], ['us-east-1b'])).toBeNull();
});
