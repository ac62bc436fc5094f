import type { Stack } from '../cloud/stack-values.ts';
import { dollars } from '../cost/micro-dollars.ts';
import { pricedAs, priceOf } from '../cost/price-table.ts';
import { DeployError } from '../deploy-error.ts';
import { APP_STACK, type Deployment, EDGE_STACK, SECRETS } from '../deployment.ts';
import { backupsOf } from '../host/backups-of.ts';
import { bringHome } from '../host/bring-home.ts';
import { runOnHost } from '../host/run-on-host.ts';
import { eventsSoFar, followStack, isBusy, type Stacks } from '../stack/follow-stack.ts';

const SECOND_WORD = 'destroy';
const WITHOUT_BACKUP = 'destroy without a new backup';
/** A stack in one of these never ran, or is being destroyed already: its backup was brought home before that. */
const WITHOUT_APP = /^(REVIEW_IN_PROGRESS|CREATE_(FAILED|IN_PROGRESS)|ROLLBACK_|DELETE_)/;

async function mustAnswer({ terminal }: Deployment, question: string, word: string): Promise<void> {
  if ((await terminal.ask(`${question} Type "${word}" to go on`)) !== word)
    throw new DeployError('That was another word; nothing was removed.');
}

/** Stops the app and has a backup made. @returns false when the instance cannot */
async function isBackedUp(deployment: Deployment, stack: Stack): Promise<boolean> {
  try {
    // Stopped first: what is entered from now on would be in no backup.
    await runOnHost(deployment, stack, 'stop');
    await runOnHost(deployment, stack, 'backup');
    return true;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    deployment.terminal.say(error.message);
    return false;
  }
}

/** Has a backup made, brings it here, and proves it here. @returns the word that is asked for next */
async function lastBackup(deployment: Deployment, stack: Stack): Promise<string> {
  const { terminal } = deployment;
  const isNew = await isBackedUp(deployment, stack);
  const [newest] = await backupsOf(deployment, stack);
  if (!newest) {
    terminal.say('There is no backup in the account. Your data is on the data volume only, which stays.');
    return WITHOUT_BACKUP;
  }
  const { path, bytes, sha256, proof } = await bringHome(deployment, stack, newest.name);
  terminal.say(
    isNew
      ? 'The last backup is on this machine, and was proved here:'
      : 'No new backup could be made. The newest there is is on this machine, and was proved here:',
  );
  terminal.say(`  ${path}\n  ${bytes} bytes, SHA-256 ${sha256}`);
  for (const line of proof) terminal.say(`  ${line}`);
  return isNew ? SECOND_WORD : WITHOUT_BACKUP;
}

async function removeBucket({ cloud, terminal }: Deployment, bucket: string | undefined): Promise<void> {
  if (bucket === undefined || !(await cloud.objects.hasBucket(bucket))) return;
  for await (const versions of cloud.objects.versions(bucket)) await cloud.objects.remove(bucket, versions);
  await cloud.objects.removeBucket(bucket);
  terminal.say(`  ✓ ${bucket} emptied and removed`);
}

async function removeStack(deployment: Deployment, stacks: Stacks, name: string): Promise<void> {
  const stack = await stacks.find(name);
  if (stack === null || stack.status === 'DELETE_COMPLETE') return;
  const known = await eventsSoFar(stacks, stack.id);
  if (!isBusy(stack.status)) {
    await stacks.protect(name, false);
    await stacks.remove(name);
  }
  const { stack: after, fault } = await followStack(stacks, stack.id, known, deployment);
  if (after !== null && after.status !== 'DELETE_COMPLETE')
    throw new DeployError(
      `${name} was not removed to its end: ${fault ?? after.status}. Run the same command again; what Amazon itself still holds on to is free after some minutes.`,
    );
}

function tellWhatStays({ terminal, cloud }: Deployment, stack: Stack): void {
  const region = pricedAs(cloud.region);
  const gigabyte = (name: 'gp3GigabyteMonth' | 'objectGigabyteMonth') => dollars(priceOf(region, name));
  terminal.say('What stays in the account, so that nothing of yours is lost by this:');
  terminal.say(
    `  ${stack.outputs.BackupsBucketName ?? 'the bucket of the backups'} with every backup: $${gigabyte('objectGigabyteMonth')} a month for each GB`,
  );
  terminal.say(
    `  ${stack.outputs.DataVolumeId ?? 'the data volume'}, the data volume: $${gigabyte('gp3GigabyteMonth')} a month for each GB, and its snapshots`,
  );
  terminal.say('Remove both in the console of S3 and EC2 once you no longer want them.');
}

/**
 * Takes everything down, after two questions, and after the last backup has arrived on this machine and was proved here.
 * Backups and the data volume stay in the account. It may be run again until nothing is left.
 */
export async function destroy(deployment: Deployment): Promise<number> {
  const { cloud, terminal } = deployment;
  const stack = await cloud.stacks.find(APP_STACK);
  if (stack === null) {
    terminal.say(`There is no ${APP_STACK} in ${cloud.region}.`);
  } else {
    terminal.say(`This takes down ${stack.outputs.AppUrl ?? APP_STACK} in ${cloud.region}.`);
    tellWhatStays(deployment, stack);
  }
  await mustAnswer(deployment, 'The running app and its logs are removed.', APP_STACK);
  const hasApp = stack !== null && !WITHOUT_APP.test(stack.status);
  const word = hasApp ? await lastBackup(deployment, stack) : SECOND_WORD;
  try {
    await mustAnswer(deployment, 'This is the last question.', word);
  } catch (error) {
    if (hasApp) terminal.say('The app is stopped. `npm run deploy -- up` starts it again as it was.');
    throw error;
  }
  if (stack !== null) {
    await removeApp(deployment, stack);
  }
  await removeStack(deployment, cloud.inUsEast1.stacks, EDGE_STACK);
  for (const name of Object.values(SECRETS)) await cloud.parameters.remove(name);
  terminal.say('Everything is taken down.');
  if (stack !== null) tellWhatStays(deployment, stack);
  return 0;
}

async function removeApp(deployment: Deployment, stack: Stack): Promise<void> {
  const { cloud } = deployment;
  await removeBucket(deployment, stack.outputs.AppBucketName);
  await removeBucket(deployment, stack.outputs.ReleasesBucketName);
  const instance = stack.outputs.InstanceId;
  if (instance !== undefined && (await cloud.machines.find(instance)) !== null)
    await cloud.machines.allowTermination(instance);
  await removeStack(deployment, cloud.stacks, APP_STACK);
}
