import type { Stack } from '../cloud/stack-values.ts';
import type { Deployment } from '../deployment.ts';
import { eventsSoFar, followStack, mustHaveEnded, type Stacks } from './follow-stack.ts';
import { CHANGE_SET, proposeChange, refuseHarm, type StackWish } from './propose-change.ts';
import { settleStack } from './settle-stack.ts';

/**
 * Makes a stack what it is wished to be, from whatever state it is in, and tells how that goes.
 *
 * @returns the stack as it then is
 * @throws DeployError when the change is refused, or fails and was undone
 */
export async function applyStack(stacks: Stacks, wish: StackWish, deployment: Deployment): Promise<Stack> {
  const { terminal } = deployment;
  const before = await settleStack(stacks, wish.name, deployment);
  const proposal = await proposeChange(stacks, wish, before, deployment);
  if (proposal === null && before !== null) {
    terminal.say(`${wish.name} is as it should be.`);
    return before;
  }
  if (proposal !== null) await refuseHarm(stacks, wish, proposal);
  terminal.say(`${wish.name} is being ${before === null ? 'made' : 'changed'} …`);
  const known = await eventsSoFar(stacks, wish.name);
  await stacks.execute(wish.name, CHANGE_SET);
  // Straight after the call a stack may still show the state before it.
  await untilBegun(stacks, wish.name, known, deployment);
  const { stack, fault } = await followStack(stacks, wish.name, known, deployment);
  mustHaveEnded(wish.name, stack, fault);
  return stack;
}

async function untilBegun(
  stacks: Stacks,
  name: string,
  known: ReadonlySet<string>,
  { pause }: Deployment,
): Promise<void> {
  for (let tries = 0; tries < 15; tries += 1) {
    if ((await stacks.events(name)).some(({ id }) => !known.has(id))) return;
    await pause(1_000);
  }
}
