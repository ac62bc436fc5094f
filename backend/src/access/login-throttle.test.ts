import { describe, expect, test } from 'vitest';
import { loginThrottle } from './login-throttle.ts';
import { networkOf } from './network-of.ts';

let now = 0;
const clock = () => now;

describe('one address', () => {
  test('has five tries free, then waits 1, 2, 4 … seconds, at most 15 minutes', () => {
    now = 0;
    const throttle = loginThrottle(clock);
    const waits: number[] = [];
    for (let tries = 0; tries < 18; tries += 1) {
      while (throttle.enter('203.0.113.9', true) > 0) now += 1;
      waits.push(now);
    }
    const between = waits.slice(1).map((at, index) => at - (waits[index] ?? 0));
    expect(between).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test('owes nothing after the right password, or after an hour', () => {
    now = 0;
    const throttle = loginThrottle(clock);
    const tryTimes = (count: number) => {
      for (let tries = 0; tries < count; tries += 1) throttle.enter('a', true);
    };
    tryTimes(6);
    expect(throttle.enter('a', true)).toBe(1);
    throttle.succeeded('a');
    expect(throttle.enter('a', true)).toBe(0);
    tryTimes(10);
    now += 3601;
    expect(throttle.enter('a', true)).toBe(0);
  });
});

test('ten thousand addresses together get a hundred tries, then one in five seconds; the owner’s own still gets in', () => {
  now = 0;
  const throttle = loginThrottle(clock);
  let entered = 0;
  for (let tries = 0; tries < 10_000; tries += 1) {
    now += 0.01;
    if (throttle.enter(`10.0.${Math.floor(tries / 256)}.${tries % 256}`, false) === 0) entered += 1;
  }
  expect(entered).toBeGreaterThanOrEqual(100);
  expect(entered).toBeLessThanOrEqual(121);
  expect(throttle.enter('198.51.100.7', true)).toBe(0);
  const wait = throttle.enter('198.51.100.8', false);
  expect(wait).toBeLessThanOrEqual(5);
  now += wait;
  expect(throttle.enter('198.51.100.8', false)).toBe(0);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
