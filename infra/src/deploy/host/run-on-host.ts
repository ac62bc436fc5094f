import type { Invocation } from '../cloud/commands.ts';
import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { outputOf } from '../stack/live-stack.ts';

/** What a script on the instance answers, as its last line. */
export type HostAnswer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

export type HostVerb = 'rollback' | 'backup' | 'drill' | 'restore' | 'doctor' | 'stop';

const LOOK_EVERY_MS = 2_000;
/** A migration of a large ledger and two backups fit into that. */
const LOOKS = 900;
const TOLD_LINES = 8;

/** The last line that is an object with `ok`; null when there is none. */
function answerIn(stdout: string): HostAnswer | null {
  for (const line of stdout.trim().split('\n').reverse()) {
    try {
      const value = JSON.parse(line) as unknown;
      if (typeof value === 'object' && value !== null && 'ok' in value) return value as HostAnswer;
    } catch {
      // Progress that went to the wrong stream.
    }
  }
  return null;
}

const lastLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(-TOLD_LINES)
    .map((line) => `    ${line}`)
    .join('\n');

function failure(what: string, { status, stderr }: Invocation, answer: HostAnswer | null): DeployError {
  const step = typeof answer?.step === 'string' ? ` at "${answer.step}"` : '';
  const reason = typeof answer?.reason === 'string' ? answer.reason : `Systems Manager says ${status}`;
  const said = stderr.trim() === '' ? '' : `\nThe instance said last:\n${lastLines(stderr)}`;
  return new DeployError(`${what} failed on the instance${step}: ${reason}.${said}`);
}

async function untilDone(
  { cloud, pause }: Deployment,
  command: string,
  instance: string,
  what: string,
): Promise<Invocation> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const invocation = await cloud.commands.look(command, instance);
    if (invocation !== null && !invocation.isRunning) return invocation;
    await pause(LOOK_EVERY_MS);
  }
  throw new DeployError(
    `${what} has not ended on the instance yet. Run the same command again to go on waiting; what it does is told by \`npm run deploy -- doctor --live\`.`,
  );
}

/** Two scripts at once would be in each other's way: what an earlier run began ends first. */
async function untilIdle(deployment: Deployment, instance: string): Promise<void> {
  for (const command of await deployment.cloud.commands.running(instance)) {
    deployment.terminal.say('The instance is still busy with an earlier command; waiting for its end.');
    await untilDone(deployment, command, instance, 'An earlier command');
  }
}

async function run(
  deployment: Deployment,
  stack: Stack,
  document: string,
  parameters: Readonly<Record<string, string>>,
  what: string,
): Promise<{ invocation: Invocation; answer: HostAnswer | null }> {
  const instance = outputOf(stack, 'InstanceId');
  await untilIdle(deployment, instance);
  const command = await deployment.cloud.commands.send(outputOf(stack, document), instance, parameters);
  const invocation = await untilDone(deployment, command, instance, what);
  return { invocation, answer: answerIn(invocation.stdout) };
}

function mustBeWell(what: string, { invocation, answer }: Awaited<ReturnType<typeof run>>): HostAnswer {
  if (!invocation.isSuccess || answer?.ok !== true) throw failure(what, invocation, answer);
  return answer;
}

const command = (verb: HostVerb, argument: string) => ({ Verb: verb, Argument: argument });

/**
 * Has the instance do one of the things it knows.
 *
 * @throws DeployError with the step and the reason when it could not
 */
export async function runOnHost(
  deployment: Deployment,
  stack: Stack,
  verb: HostVerb,
  argument = '',
): Promise<HostAnswer> {
  const what = `\`${verb}\``;
  return mustBeWell(what, await run(deployment, stack, 'CommandDocumentName', command(verb, argument), what));
}

/** Has the instance tell how it is. @throws DeployError when it cannot */
export async function askStatus(deployment: Deployment, stack: Stack): Promise<HostAnswer> {
  const what = '`status`';
  return mustBeWell(what, await run(deployment, stack, 'StatusDocumentName', {}, what));
}

/** The same for what may find faults: those are the answer. @throws DeployError when there is none */
export async function askHost(deployment: Deployment, stack: Stack, verb: HostVerb): Promise<HostAnswer> {
  const what = `\`${verb}\``;
  const { invocation, answer } = await run(deployment, stack, 'CommandDocumentName', command(verb, ''), what);
  if (answer === null) throw failure(what, invocation, answer);
  return answer;
}

/** Has the instance fetch, check, unpack and begin a release. @throws DeployError; the release before then still runs */
export async function activateOnHost(
  deployment: Deployment,
  stack: Stack,
  release: { readonly id: string; readonly sha256: string; readonly address: string },
): Promise<HostAnswer> {
  const parameters = { ReleaseId: release.id, ReleaseSha256: release.sha256, ReleaseUrl: release.address };
  const what = 'The release';
  return mustBeWell(what, await run(deployment, stack, 'ActivateDocumentName', parameters, what));
}
