import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ACKNOWLEDGEMENTS } from './acknowledgements.ts';
import { makeStacks } from './templates.ts';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nag-'));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every finding, whether it stops the synthesis or not. */
function findings(): string[] {
  const { app } = makeStacks(folder);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).toThrow(/AwsSolutions/);
  const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;
  return report.pluginReports
    .filter(({ pluginName }) => pluginName === 'AwsSolutions')
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName}`),
    );
}

test('cdk-nag finds what is argued, and nothing else', () => {
  const argued = ACKNOWLEDGEMENTS.map(({ of, rule }) => `${of} ${rule}`);
  expect([...new Set(findings())].sort()).toEqual(argued.toSorted());
});

test('every acknowledgement has a reason of its own words', () => {
  expect(ACKNOWLEDGEMENTS.filter(({ because }) => because.length < 20)).toEqual([]);
});
