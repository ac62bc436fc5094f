import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { eventsSoFar, followStack, isBusy, type Stacks } from './follow-stack.ts';

/** Created, but never to its end: nothing in it was ever used. */
const STILLBORN = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/**
 * Brings a stack that an earlier run left in any state to one from which it can be made or changed.
 *
 * @returns the stack, or null when it has to be made
 * @throws DeployError when it is being destroyed
 */
export async function settleStack(
  stacks: Stacks,
  name: string,
  deployment: Deployment,
): Promise<Stack | null> {
  const { terminal } = deployment;
  for (;;) {
    const stack = await stacks.find(name);
    if (stack === null || stack.status === 'REVIEW_IN_PROGRESS') return null;
    const known = await eventsSoFar(stacks, stack.id);
    if (isBusy(stack.status)) {
      terminal.say(`${name} is at ${stack.status} since an earlier run; waiting for its end.`);
      await followStack(stacks, stack.id, known, deployment);
    } else if (STILLBORN.includes(stack.status)) {
      terminal.say(`${name} was begun and never finished (${stack.status}); it is cleared away first.`);
      await stacks.remove(name);
      await followStack(stacks, stack.id, known, deployment);
    } else if (stack.status === 'UPDATE_ROLLBACK_FAILED') {
      terminal.say(`${name} could not undo a change; it tries once more.`);
      await stacks.continueRollback(name);
      const { stack: after, fault } = await followStack(stacks, stack.id, known, deployment);
      if (after?.status === 'UPDATE_ROLLBACK_FAILED')
        throw new DeployError(`${name} cannot undo its last change: ${fault ?? 'see its events'}.`);
    } else if (stack.status === 'DELETE_FAILED') {
      throw new DeployError(
        `${name} was being destroyed. Finish that with \`npm run deploy -- destroy\`, then set it up again.`,
      );
    } else return stack;
  }
}
