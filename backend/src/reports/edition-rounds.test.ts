import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunWork, unitOfWork } from '../db/unit-of-work.ts';
import { testDatabase } from '../testing/test-api.ts';
import { type EditionRounds, editionRounds } from './edition-rounds.ts';
import { onOneEdition } from './known-portfolio.ts';
import { type PortfolioBook, portfolioBook } from './portfolio-summary/portfolio-book.ts';

let [close, run]: [() => Promise<void>, RunWork] = [
  async () => {},
  async () => await Promise.reject(new Error()),
];
let [book, rounds]: [PortfolioBook | null, EditionRounds | null] = [null, null];

/** A change of the owner that is committed and told to the book. */
async function write(): Promise<void> {
  const deed = { action: 'create', subject: 'notes', summary: 'x', requestId: null } as const;
  await run(deed, async ({ change }) => await change.ensure());
}

const opened = () => {
  if (book === null || rounds === null) throw new Error('not opened');
  return { book, rounds };
};

const edition = async () => (await opened().book.portfolio()).edition;

beforeEach(async () => {
  const made = await testDatabase();
  const reader = portfolioBook(made.database);
  [book, rounds, close] = [reader, editionRounds(reader), made.close];
  run = unitOfWork(made.database, async (committed) => {
    await reader.onCommit(committed);
  });
  await reader.portfolio();
});

afterEach(async () => {
  await close();
});

describe('a round', () => {
  test('reads again when a commit came in between, and works out once', async () => {
    const first = await edition();
    const [read, told]: [number[], number[]] = [[], []];
    const answer = await opened().rounds.ask({
      read: async (known) => {
        read.push(known.edition);
        if (read.length === 1) await write();
        return known.edition;
      },
      tell: async (known, found) => {
        told.push(found);
        await write();
        await breathe();
        return known.edition;
      },
    });
    expect([read, told, answer]).toEqual([[first, first + 1], [first + 1], first + 1]);
    expect(await edition()).toBe(first + 2);
  });

  test('is shared by all who asked while the one before ran, and is of an edition no older than they', async () => {
    const { rounds: asked } = opened();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const tell = async ({ edition: of }: { edition: number }) => await Promise.resolve(of);
    const nothing = async () => await Promise.resolve(null);
    const slow = asked.ask({
      read: nothing,
      tell: async (known) => {
        await held;
        return await tell(known);
      },
    });
    await breathe();
    const reads: number[] = [];
    const ask = async () =>
      await asked.ask({ read: async ({ edition: of }) => await Promise.resolve(reads.push(of)), tell });
    const one = ask();
    await write();
    const after = await edition();
    const other = ask();
    release();
    expect(await Promise.all([slow, one, other])).toEqual([after - 1, after, after]);
    expect(reads).toEqual([after, after]);
  });

  test('whose reading fails is refused to those who asked, and the next one goes on', async () => {
    const { rounds: asked } = opened();
    const tell = async () => await Promise.resolve('told');
    const failing = asked.ask({ read: async () => await Promise.reject(new Error('no disk')), tell });
    await expect(failing).rejects.toThrow('no disk');
    const telling = asked.ask({
      read: async () => await Promise.resolve(null),
      tell: async () => await Promise.reject(new Error('no figure')),
    });
    await expect(telling).rejects.toThrow('no figure');
    expect(await asked.ask({ read: async () => await Promise.resolve(null), tell })).toBe('told');
  });
});

test('work that a commit comes into twice has the third try for itself', async () => {
  const { book: reader } = opened();
  const first = await edition();
  const tried: number[] = [];
  const late: Promise<void>[] = [];
  const answer = await onOneEdition(reader, async (known) => {
    tried.push(known.edition);
    const written = write();
    // Who waits for a writer that waits for it would wait for ever.
    if (tried.length < 3) await written;
    else late.push(written);
    await breathe();
    return known.edition;
  });
  await Promise.all(late);
  expect([tried, answer, await edition()]).toEqual([[first, first + 1, first + 2], first + 2, first + 3]);
});
