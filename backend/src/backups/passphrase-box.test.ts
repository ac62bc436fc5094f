import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { DamagedBackupError, isSealed, open, seal, WrongPassphraseError } from './passphrase-box.ts';

const WORDS = 'correct horse battery staple';
const CHUNK = 65_536;
const HEAD = 43;

async function* parts(bytes: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** As little as scrypt can be asked for; the head says so, and the usual cost has a test of its own. */
const CHEAP = { logN: 4, r: 8, p: 1 };

const sealed = async (plain: Buffer, cost = CHEAP) =>
  await buffer(Readable.from(seal(WORDS, cost)(parts(plain))));
const opened = async (box: Buffer, words = WORDS) => await buffer(Readable.from(open(words)(parts(box))));

const plainOf = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 31) % 251));

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
  '%i bytes come back as they were',
  async (length) => {
    const box = await sealed(plainOf(length));
    expect(isSealed(box)).toBe(true);
    expect(box.length).toBe(HEAD + length + 16 * Math.max(1, Math.ceil(length / CHUNK)));
    expect((await opened(box)).equals(plainOf(length))).toBe(true);
  },
);

test('a guess costs 128 MB unless a test asks for less', async () => {
  const box = await buffer(Readable.from(seal(WORDS)(parts(plainOf(3)))));
  expect([...box.subarray(8, 11)]).toEqual([17, 8, 1]);
  expect(await opened(box)).toEqual(plainOf(3));
});

test('the same bytes are never the same box', async () => {
  const [one, other] = [await sealed(plainOf(100)), await sealed(plainOf(100))];
  expect(one.equals(other)).toBe(false);
});

test('a wrong passphrase is told as one, before anything is read', async () => {
  await expect(opened(await sealed(plainOf(100)), 'wrong')).rejects.toThrow(WrongPassphraseError);
});

test('what was changed, cut off, moved or added is noticed', async () => {
  const box = await sealed(plainOf(2 * CHUNK + 5));
  const first = box.subarray(HEAD, HEAD + CHUNK + 16);
  const second = box.subarray(HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16));
  const last = box.subarray(HEAD + 2 * (CHUNK + 16));
  const head = box.subarray(0, HEAD);
  const flipped = Buffer.from(box);
  flipped[HEAD + 70_000] = (flipped[HEAD + 70_000] ?? 0) ^ 1;
  const damaged = {
    flipped,
    'one byte less': box.subarray(0, -1),
    'without its last chunk': Buffer.concat([head, first, second]),
    'without a chunk in the middle': Buffer.concat([head, first, last]),
    'in another order': Buffer.concat([head, second, first, last]),
    'with more behind it': Buffer.concat([box, last]),
    'its head alone': head,
    'less than its head': box.subarray(0, 20),
  };
  for (const [how, bytes] of Object.entries(damaged))
    await expect(opened(bytes), how).rejects.toThrow(DamagedBackupError);
});

test('a head that asks for gigabytes is refused', async () => {
  const box = await sealed(plainOf(1));
  box[8] = 40;
  await expect(opened(box)).rejects.toThrow('asks for more');
});
