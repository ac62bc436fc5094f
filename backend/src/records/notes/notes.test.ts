import { afterEach, beforeEach, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { noteSchema } from './notes.schema.ts';

const PATH = '/notes/IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const note = async (path = PATH) => (await api.call('GET', path)).as(noteSchema);
const write = async (text: unknown, path = PATH) => await api.call('PUT', path, { text });

test('an instrument without a note has an empty one', async () => {
  expect(await note()).toEqual({ isin: 'IE00BK5BQT80', text: '', updated_at: null });
});

test('a note is kept as it was written, line breaks included, and found in either case', async () => {
  const text = ' Savings plan, 1st of the month.\r\n\tKeep for ten years — č 😀\n';
  const answer = await write(text);
  expect([answer.status, answer.changeId]).toEqual([200, 1]);
  expect(answer.as(noteSchema)).toEqual(await note('/notes/ie00bk5bqt80'));
  expect(await note()).toMatchObject({ isin: 'IE00BK5BQT80', text });
  expect((await note()).updated_at).not.toBeNull();
});

test('writing, editing and deleting are changes with a sentence each, and each can be undone', async () => {
  await write('one');
  await write('two');
  await write('');
  expect(await note()).toEqual({ isin: 'IE00BK5BQT80', text: '', updated_at: null });
  const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
  expect(changes.map(({ action, subject, summary }) => [action, subject, summary])).toEqual([
    ['delete', 'notes', 'Deleted the note on IE00BK5BQT80'],
    ['update', 'notes', 'Edited the note on IE00BK5BQT80'],
    ['create', 'notes', 'Wrote a note on IE00BK5BQT80'],
  ]);
  for (const [id, text] of [
    [3, 'two'],
    [2, 'one'],
    [1, ''],
  ] as const) {
    expect((await api.call('POST', `/changes/${id}/undo`)).status).toBe(201);
    expect((await note()).text).toBe(text);
  }
});

test('the same again is no change, and neither is deleting what is not there', async () => {
  expect((await write('')).changeId).toBeNull();
  await write('one');
  const before = await note();
  expect((await write('one')).changeId).toBeNull();
  expect(await note()).toEqual(before);
});

test('an edit of a note that was written, edited or deleted meanwhile is refused, and nothing is lost', async () => {
  const writeOver = async (text: string, basedOn: unknown) =>
    await api.call('PUT', PATH, { text, based_on: basedOn });
  expect((await writeOver('one', null)).changeId).toBe(1);
  const { updated_at: first } = await note();
  const late = await writeOver('mine', null);
  expect([late.status, JSON.parse(late.text)]).toMatchObject([
    409,
    { code: 'row_changed', values: { updated_at: first } },
  ]);
  expect((await writeOver('two', first)).changeId).toBe(2);
  expect((await writeOver('mine', first)).status).toBe(409);
  expect((await note()).text).toBe('two');
  const { updated_at: second } = await note();
  await write('');
  expect((await writeOver('mine', second)).status).toBe(409);
  expect((await writeOver('mine', null)).status).toBe(200);
  expect((await writeOver('mine', 'soon')).status).toBe(422);
});

test('notes are of one instrument each', async () => {
  await write('one');
  await write('two', '/notes/DE000A0F5UF5');
  expect([(await note()).text, (await note('/notes/DE000A0F5UF5')).text]).toEqual(['one', 'two']);
});

test('10,000 characters fit, counted as people count them', async () => {
  expect((await write('😀'.repeat(10_000))).status).toBe(200);
  expect((await note()).text).toHaveLength(20_000);
});

test.each([
  ['x'.repeat(10_001), 'string_too_long'],
  ['a\u0000', 'value_error'],
  [null, 'string_type'],
  [5, 'string_type'],
  [undefined, 'missing'],
])('a text like this is refused: %#', async (text, type) => {
  const answer = await write(text);
  expect(answer.status).toBe(422);
  expect(validationSchema.parse(JSON.parse(answer.text)).detail).toMatchObject([
    { type, loc: ['body', 'text'] },
  ]);
  expect((await note()).updated_at).toBeNull();
});

test.each(['short', 'ßßßßßßßßßßßß', 'IE00BK5BQT8-'])('%s names no instrument', async (isin) => {
  for (const method of ['GET', 'PUT'] as const) {
    const answer = await api.call(
      method,
      `/notes/${encodeURIComponent(isin)}`,
      method === 'PUT' ? { text: 'x' } : undefined,
    );
    expect(answer.status).toBe(422);
  }
});
