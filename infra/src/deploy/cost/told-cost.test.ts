import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { synthesizeTemplates } from '../../stacks/templates.ts';
import { costOf } from './cost-of.ts';
import { dollars } from './micro-dollars.ts';
import { PRICES_OF } from './price-table.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const told = readFileSync(join(ROOT, 'docs', 'deployment.md'), 'utf8');

const { app, edge } = synthesizeTemplates();
const totals = (type: string) =>
  ['us-east-1', 'eu-central-1'].map((region) =>
    dollars(costOf([app, edge], region, { InstanceType: type }).total),
  );

/** Cells of the row that begins so, without their emphasis. */
function rowOf(name: string): string[] {
  const row = told.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '';
  return row
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.replaceAll('*', '').trim());
}

test('what docs/deployment.md says it costs is what the templates cost', () => {
  expect(rowOf('**Together**')).toEqual(totals('t4g.micro'));
  expect(rowOf('With t3.micro')).toEqual(totals('t3.micro'));
  expect(told).toContain(`list prices of ${PRICES_OF}`);
});

test('the rows of that table add up', () => {
  const begin = told.indexOf('| Instance t4g.micro, all month');
  const rows = told.slice(begin, told.indexOf('| **Together**')).trim().split('\n');
  const cents = rows.map((row) =>
    row
      .split('|')
      .slice(2, -1)
      .map((cell) => BigInt(cell.trim().replace('.', ''))),
  );
  const sums = [0, 1].map((column) => cents.reduce((sum, row) => sum + (row[column] ?? 0n), 0n));
  expect(sums.map((sum) => String(sum))).toEqual(totals('t4g.micro').map((total) => total.replace('.', '')));
});
