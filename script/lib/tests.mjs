import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, notes } from './paths.mjs';
import { run } from './run.mjs';

const reports = join(notes, 'test-reports');
const bin = (path) => at('node_modules', path);

/** A step that is one test by itself: right when the program ends with 0. */
export const check = (name, node, args, options) => ({
  name,
  run: async () =>
    (await run(node, args, options)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
});

/** A Vitest run of one room; `coverage` also holds its thresholds. */
export const vitest = (name, node, folder, { coverage = false } = {}) => ({
  name,
  run: async () => {
    const report = freshReport(`${folder}.json`);
    const args = [
      'run',
      '--root',
      at(folder),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const thresholds = coverage ? ['--coverage.enabled', '--coverage.reporter=text-summary'] : [];
    const code = await run(node, [bin('vitest/vitest.mjs'), ...args, ...thresholds], { cwd: at(folder) });
    return counted(code, report, (result) => ({
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
    }));
  },
});

/** The browser tests, in the Chromium that `env` names. */
export const playwright = (name, node, env) => ({
  name,
  run: async () => {
    if (env === null) return { passed: 0, failed: 1 };
    const report = freshReport('browser.json');
    const args = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'];
    const code = await run(node, args, {
      cwd: at('frontend'),
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return counted(code, report, ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }));
  },
});

function freshReport(name) {
  const path = join(reports, name);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

/** The counts of a report. A run that failed without a failed test (coverage, a crash, no report) is one failure. */
function counted(code, report, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error('This run left no readable report.');
    code ||= 1;
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
