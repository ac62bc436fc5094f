import { expect, test } from 'vitest';
import { TurnsOfServer } from './turns-of-server.ts';

test('who waits before the turn has even begun is known to wait, until the next turn', async () => {
  const told: string[] = [];
  const turns = new TurnsOfServer(({ kind }) => told.push(kind));
  const first = turns.pass(async () => {
    await Promise.resolve();
    return turns.isAwaited;
  });
  turns.hear('write');
  turns.hear('awaited');
  expect(await first).toBe(true);
  const second = turns.pass(async () => {
    await Promise.resolve();
    return turns.isAwaited;
  });
  turns.hear('write');
  expect(await second).toBe(false);
  expect(told).toEqual(['wants_to_write', 'has_written', 'wants_to_write', 'has_written']);
});

test('a turn ends also when its work fails', async () => {
  const told: string[] = [];
  const turns = new TurnsOfServer(({ kind }) => told.push(kind));
  const failing = turns.pass(async () => await Promise.reject(new Error('disk full')));
  turns.hear('write');
  await expect(failing).rejects.toThrow('disk full');
  expect(told).toEqual(['wants_to_write', 'has_written']);
});
