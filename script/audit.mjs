// npm run audit: asks the registry whether anything that runs in production or deploys it has a known hole of severity high or worse.
import { spawnSync } from 'node:child_process';
import { at } from './lib/paths.mjs';

/** What the registry answered, or null where it did not. */
function readReport(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

function audit(name, folder) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    cwd: at(folder),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const found = readReport(stdout ?? '');
  if (found === null) {
    console.log(`${name} NOT AUDITED: the registry did not answer. Nothing is known about holes in it.`);
    return;
  }
  const { low, moderate, high, critical } = found;
  console.log(`${name} Known holes: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  if (high + critical === 0) return;
  console.error(
    `In the folder ${at(folder)} run \`npm audit --omit=dev\` to see where, and \`npm audit fix\` to mend what can be mended.`,
  );
  process.exitCode = 1;
}

audit('The app      ', '.');
audit('The deployer ', 'infra');
