import type { Stack, StackEvent } from '../cloud/stack-values.ts';
import type { stacksIn } from '../cloud/stacks.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { plainType } from './judge-changes.ts';

export type Stacks = ReturnType<typeof stacksIn>;

const LOOK_EVERY_MS = 4_000;
const SAY_AT_LEAST_EVERY_MS = 60_000;

const DONE: Readonly<Record<string, string>> = {
  CREATE_COMPLETE: 'made',
  UPDATE_COMPLETE: 'changed',
  DELETE_COMPLETE: 'removed',
  DELETE_SKIPPED: 'kept',
};

/** True while CloudFormation is at work on a stack. */
export const isBusy = (status: string) => status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';

function lineOf({ resource, type, status, reason }: StackEvent): string | null {
  if (type === 'AWS::CloudFormation::Stack') return null;
  // CloudFormation waits for the owner here, and tells this nowhere else.
  if (/DNS Record/.test(reason)) return `  ! ${resource}: ${reason}`;
  if (status.endsWith('_FAILED')) return `  ✗ ${resource}: ${reason}`;
  const done = DONE[status];
  return done === undefined ? null : `  ✓ ${resource} (${plainType(type)}) ${done}`;
}

/**
 * Tells what happens to a stack until CloudFormation is done with it.
 *
 * @param known  ids of the events that were there before; they are not told
 * @returns the stack as it then is, null when it is gone, and the first fault in the words of AWS
 */
export async function followStack(
  stacks: Stacks,
  id: string,
  known: ReadonlySet<string>,
  { terminal, pause, now }: Deployment,
): Promise<{ stack: Stack | null; fault: string | null }> {
  const told = new Set(known);
  const underWay = new Map<string, string>();
  let fault: string | null = null;
  let spokeAt = now().getTime();
  for (;;) {
    const stack = await stacks.find(id);
    const fresh = (await stacks.events(id)).filter((event) => !told.has(event.id)).reverse();
    for (const event of fresh) {
      told.add(event.id);
      const isOwn = event.type === 'AWS::CloudFormation::Stack';
      if (!isOwn && event.status.endsWith('_IN_PROGRESS')) underWay.set(event.resource, event.type);
      else underWay.delete(event.resource);
      const isFault = event.status.endsWith('_FAILED') && !/cancelled/i.test(event.reason);
      if (isFault) fault ??= `${event.resource}: ${event.reason}`;
      const line = lineOf(event);
      if (line === null) continue;
      terminal.say(line);
      spokeAt = now().getTime();
    }
    if (stack === null || !isBusy(stack.status)) return { stack, fault };
    if (now().getTime() - spokeAt >= SAY_AT_LEAST_EVERY_MS && underWay.size > 0) {
      terminal.say(`  … ${[...underWay.keys()].join(', ')}`);
      spokeAt = now().getTime();
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** The ids of all events so far, for followStack to tell only what comes. */
export async function eventsSoFar(stacks: Stacks, stack: string): Promise<Set<string>> {
  return new Set((await stacks.events(stack)).map(({ id }) => id));
}

/** @throws DeployError unless the stack ended well */
export function mustHaveEnded(
  name: string,
  stack: Stack | null,
  fault: string | null,
): asserts stack is Stack {
  const isGood = stack !== null && /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status);
  if (isGood) return;
  throw new DeployError(
    `${name} ended as ${stack?.status ?? 'gone'}${fault === null ? '' : `, because of ${fault}`}. CloudFormation has undone the change. Mend the cause and run the same command again.`,
  );
}
