import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { keptContent, keptFrontend } from '../frontend/kept-frontend.ts';
import { publishFrontend } from '../frontend/publish-frontend.ts';
import { hostStatus } from '../host/host-status.ts';
import { runOnHost } from '../host/run-on-host.ts';
import { liveStack, outputOf } from '../stack/live-stack.ts';

/**
 * Goes back to the release before. The frontend goes first: an older page with a newer backend is what every release
 * passes through, a newer page with an older backend never is.
 */
export async function rollback(deployment: Deployment): Promise<number> {
  const { cloud, terminal } = deployment;
  const stack = await liveStack(deployment);
  const status = await hostStatus(deployment, stack);
  const target = status?.previous ?? null;
  if (target === null)
    throw new DeployError('The instance has no earlier release to go back to; nothing was changed.');
  const bucket = outputOf(stack, 'AppBucketName');
  const files = await keptFrontend(cloud, bucket, target);
  if (files === null)
    throw new DeployError(
      `The frontend of ${target} is not kept in ${bucket}; nothing was changed. Check that version out and run \`npm run deploy -- release\`.`,
    );
  terminal.say(`Back from ${status?.current ?? ''} to ${target}`);
  await publishFrontend(
    deployment,
    stack,
    files,
    async (file) => await keptContent(cloud, bucket, target, file),
  );
  await runOnHost(deployment, stack, 'rollback', target);
  terminal.say(`Backend   ${target} runs and is healthy`);
  terminal.say(`Address   ${outputOf(stack, 'AppUrl')}`);
  return 0;
}
