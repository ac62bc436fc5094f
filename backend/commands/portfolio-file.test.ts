import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../src/testing/run-command.ts';
import { testApi } from '../src/testing/test-api.ts';
import { demo } from './demo.ts';
import { exportPortfolio } from './export-portfolio.ts';
import { importPortfolio } from './import-portfolio.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'an export '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const withoutMoment = (name: string) => readFileSync(join(folder, name), 'utf8').replace(/"made_at":.*/, '');

test('what one database wrote into a file another one reads from it, and writes the same', async () => {
  const api = await testApi();
  await api.call('PUT', '/notes/IE00BK5BQT80', { text: 'Keep' });
  const there = { DATABASE_URL: `sqlite:///${api.path}` };
  const wrote = await runCommand(exportPortfolio, ['one.json'], folder, there);
  expect(wrote).toMatchObject({ code: 0, err: '' });
  expect(wrote.out).toContain(`Wrote     ${join(folder, 'one.json')}`);
  expect((await runCommand(exportPortfolio, ['one.json'], folder, there)).err).toContain('it stays as it is');
  expect((await runCommand(exportPortfolio, ['one.zip'], folder, there)).code).toBe(0);
  await api.close();

  const brought = await runCommand(importPortfolio, ['one.json'], folder);
  expect(brought).toMatchObject({ code: 0, err: '' });
  expect(brought.out).toMatch(/Brought {3}1\d rows/);
  expect((await runCommand(importPortfolio, ['one.json'], folder)).out).toContain('every row is there');
  expect((await runCommand(exportPortfolio, ['two.json'], folder)).code).toBe(0);
  expect(withoutMoment('two.json')).toBe(withoutMoment('one.json'));
});

test('the demo comes back from its file as it was', async () => {
  const there = { DATABASE_URL: `sqlite:///${folder}/demo.db` };
  expect((await runCommand(demo, ['demo.db'], folder)).code).toBe(0);
  expect((await runCommand(exportPortfolio, ['one.json'], folder, there)).code).toBe(0);
  const brought = await runCommand(importPortfolio, ['one.json'], folder);
  expect(brought).toMatchObject({ code: 0, err: '' });
  expect((await runCommand(exportPortfolio, ['two.json'], folder)).code).toBe(0);
  expect(withoutMoment('two.json')).toBe(withoutMoment('one.json'));
});

test('wrong words and wrong rows are told in sentences', async () => {
  expect((await runCommand(exportPortfolio, ['file.txt'], folder)).err).toContain('Usage: npm run export');
  expect((await runCommand(exportPortfolio, ['file.json'], folder)).err).toContain('There is no database');
  expect((await runCommand(importPortfolio, [], folder)).err).toContain('Usage: npm run import');
  writeFileSync(
    join(folder, 'bad.json'),
    '{"format":"etf-portfolio-tracker","version":1,"schema":[],"nouns":{"notes":{"columns":["id","isin","text","created_at","updated_at"],"rows":[[1,"IE00BK5BQT80","x","y","z"]]}},"past":{},"told":[]}',
  );
  const refused = await runCommand(importPortfolio, ['bad.json'], folder);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('notes, row 1, created_at: Input should be a moment');
});
