import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import { APP_STACK, type Deployment } from '../deployment.ts';
import { isBusy } from './follow-stack.ts';

const FALLEN = /^(REVIEW_IN_PROGRESS|CREATE_FAILED|ROLLBACK_|DELETE_)/;

/**
 * The stack of the running app, for the verbs that work with it.
 *
 * @throws DeployError when there is none in this region, or it is not ready
 */
export async function liveStack({ cloud }: Deployment): Promise<Stack> {
  const stack = await cloud.stacks.find(APP_STACK);
  if (stack === null)
    throw new DeployError(
      `There is no ${APP_STACK} in ${cloud.region}. Set it up with \`npm run deploy -- up\`, or name its region with --region.`,
    );
  if (isBusy(stack.status) || FALLEN.test(stack.status))
    throw new DeployError(
      `${APP_STACK} is not ready (${stack.status}). \`npm run deploy -- up\` waits for it and goes on where it stopped.`,
    );
  return stack;
}

/** @throws DeployError when the stack has no such output */
export function outputOf(stack: Stack, name: string): string {
  const value = stack.outputs[name];
  if (value === undefined || value === '')
    throw new DeployError(
      `${stack.name} does not tell its ${name}. \`npm run deploy -- up\` brings it up to date.`,
    );
  return value;
}
