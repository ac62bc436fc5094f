// npm run audit: asks the registry whether anything that runs in production has a known hole of severity high or worse.
import { spawnSync } from 'node:child_process';
import { root } from './lib/paths.mjs';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

/** What the registry answered, or null where it did not. */
function readReport(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

const found = readReport(stdout ?? '');
if (found === null) {
  console.log('NOT AUDITED: the registry did not answer. Nothing is known about holes in the dependencies.');
} else {
  const { low, moderate, high, critical } = found;
  console.log(`Known holes: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  if (high + critical > 0) {
    console.error('Run `npm audit --omit=dev` to see where, and `npm audit fix` to mend what can be mended.');
    process.exitCode = 1;
  }
}
