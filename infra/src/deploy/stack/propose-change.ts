import type { ChangeSet, Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment, Template } from '../deployment.ts';
import { changeLine, refusedChanges } from './judge-changes.ts';
import type { Stacks } from './follow-stack.ts';

const LOOK_EVERY_MS = 2_000;
/** One name: what an earlier run left is found and thrown away. */
export const CHANGE_SET = 'etf-portfolio-deploy';
/** Of a template that is sent with the call itself. */
const MOST_BYTES = 51_200;

/** Another name for the wish of a stack. */
export interface StackWish {
  readonly name: string;
  readonly template: Template;
  /** Values for the template's parameters; what it does not know is left out, what is not told stays. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** Told values win, then those that the stack has; others come from the template. */
function parametersFor(
  { template, parameters }: StackWish,
  stack: Stack | null,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.keys(template.Parameters ?? {}).flatMap((name): [string, string | null][] => {
      const told = parameters[name];
      if (told !== undefined) return [[name, told]];
      return stack !== null && name in stack.parameters ? [[name, null]] : [];
    }),
  );
}

/** What CloudFormation says when there is nothing to do. */
const SAME = /didn't contain changes|No updates are to be performed/i;

/**
 * Asks CloudFormation what a wish would change.
 *
 * @returns null when nothing would; else the change set, which waits to be executed or withdrawn
 */
export async function proposeChange(
  stacks: Stacks,
  wish: StackWish,
  stack: Stack | null,
  { pause }: Deployment,
): Promise<ChangeSet | null> {
  const template = JSON.stringify(wish.template);
  const bytes = Buffer.byteLength(template);
  if (bytes > MOST_BYTES)
    throw new DeployError(
      `The template of ${wish.name} has ${bytes} bytes; CloudFormation takes ${MOST_BYTES}.`,
    );
  await stacks.withdraw(wish.name, CHANGE_SET);
  // A change set that is being removed still has its name for a moment.
  while ((await stacks.proposal(wish.name, CHANGE_SET)) !== null) await pause(LOOK_EVERY_MS);
  const parameters = parametersFor(wish, stack);
  await stacks.propose({ stack: wish.name, name: CHANGE_SET, isNew: stack === null, template, parameters });
  for (;;) {
    const proposal = await stacks.proposal(wish.name, CHANGE_SET);
    if (proposal?.status === 'CREATE_COMPLETE') return proposal;
    if (proposal?.status === 'FAILED') {
      await stacks.withdraw(wish.name, CHANGE_SET);
      if (SAME.test(proposal.reason)) return null;
      throw new DeployError(`CloudFormation refuses the template of ${wish.name}: ${proposal.reason}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** @throws DeployError, after the change set was withdrawn, when it would touch what holds the owner's data */
export async function refuseHarm(stacks: Stacks, wish: StackWish, proposal: ChangeSet): Promise<void> {
  const refused = refusedChanges(proposal.changes);
  if (refused.length === 0) return;
  await stacks.withdraw(wish.name, CHANGE_SET);
  throw new DeployError(
    `Refused, nothing was changed: this would replace or remove what holds your data.\n${refused.map(changeLine).join('\n')}\nTake the template back to what it was, or move your data first: \`npm run deploy -- backup\`, then \`destroy\` and \`up\`.`,
  );
}
