import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { answerLines } from '../host/answer-lines.ts';
import { BACKUPS, backupsOf } from '../host/backups-of.ts';
import { runOnHost } from '../host/run-on-host.ts';
import { liveStack, outputOf } from '../stack/live-stack.ts';

const USAGE =
  'npm run deploy -- restore NAME, where NAME is "newest", the name of a backup, or a file of this machine';

/** Sends a backup of this machine to the others. @returns its name there */
async function send({ cloud, terminal }: Deployment, stack: Stack, path: string): Promise<string> {
  const name = basename(path);
  const body = readFileSync(path);
  const sha256 = createHash('sha256').update(body).digest('base64');
  const isNew = await cloud.objects.putNew(outputOf(stack, 'BackupsBucketName'), `${BACKUPS}${name}`, {
    body,
    sha256,
    contentType: 'application/gzip',
  });
  terminal.say(isNew ? `${name} was sent.` : `${name} is there already.`);
  return name;
}

async function list(deployment: Deployment, stack: Stack): Promise<number> {
  const { terminal } = deployment;
  const backups = await backupsOf(deployment, stack);
  terminal.say(
    backups.length === 0 ? 'There is no backup yet.' : `Backups, the newest first. Restore one: ${USAGE}`,
  );
  for (const { name, bytes } of backups) terminal.say(`  ${name}  ${bytes} bytes`);
  return 0;
}

/**
 * Puts a backup in the place of the running app's database. The instance verifies it first, keeps the database as it was,
 * and puts that back when anything fails. Without a name it lists what there is.
 */
export async function restore(deployment: Deployment, [asked, ...rest]: readonly string[]): Promise<number> {
  if (rest.length > 0) throw new DeployError(`Usage: ${USAGE}`);
  const { terminal } = deployment;
  const stack = await liveStack(deployment);
  if (asked === undefined) return await list(deployment, stack);
  const name = existsSync(asked) ? await send(deployment, stack, asked) : asked;
  if (name !== 'newest' && !(await backupsOf(deployment, stack)).some((each) => each.name === name))
    throw new DeployError(`There is no backup ${name}. The names: npm run deploy -- restore`);
  const answer = await runOnHost(deployment, stack, 'restore', name);
  terminal.say(`${name} is the database now; the one before is kept beside it on the instance.`);
  for (const line of answerLines(answer)) terminal.say(line);
  return 0;
}
