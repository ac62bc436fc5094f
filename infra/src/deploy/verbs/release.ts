import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { frontendFiles } from '../frontend/frontend-files.ts';
import { contentOf, keepFrontend } from '../frontend/kept-frontend.ts';
import { publishFrontend } from '../frontend/publish-frontend.ts';
import { tidyReleases } from '../frontend/tidy-releases.ts';
import { activateOnHost } from '../host/run-on-host.ts';
import { hostStatus } from '../host/host-status.ts';
import { liveStack, outputOf } from '../stack/live-stack.ts';
import type { Architecture, ReleaseFile } from '../workshop.ts';

/** The instance has that long to begin the download. */
const ADDRESS_HOLDS_S = 900;

export function architectureOf(instanceType: string): Architecture {
  return /^[a-z]+\d+g/.test(instanceType) ? 'arm64' : 'x64';
}

/** Puts the release where the instance fetches it. What is there under its name is never written over. */
async function upload({ cloud, terminal }: Deployment, bucket: string, file: ReleaseFile): Promise<string> {
  const key = `releases/${file.id}/${file.path.split(/[\\/]/).at(-1) ?? ''}`;
  const sha256 = Buffer.from(file.sha256, 'hex').toString('base64');
  const body = { path: file.path };
  const isNew = await cloud.objects.putNew(bucket, key, { body, sha256, contentType: 'application/gzip' });
  const there = isNew ? null : await cloud.objects.head(bucket, key);
  if (there !== null && there.sha256 !== null && there.sha256 !== sha256)
    throw new DeployError(
      `${key} in ${bucket} is another file than the one made here. Commit what you changed, so that the release gets a name of its own.`,
    );
  terminal.say(`Backend   ${file.id}, ${file.bytes} bytes, ${isNew ? 'uploaded' : 'is there already'}`);
  return key;
}

async function releaseBackend(deployment: Deployment, stack: Stack, file: ReleaseFile): Promise<void> {
  const { cloud, terminal } = deployment;
  const status = await hostStatus(deployment, stack);
  if (status?.current === file.id && status.isHealthy && status.isInformed) {
    terminal.say(`Backend   ${file.id} runs already`);
    return;
  }
  const bucket = outputOf(stack, 'ReleasesBucketName');
  const key = await upload(deployment, bucket, file);
  terminal.say('Backend   the instance checks it, makes a backup, migrates, and switches over …');
  const address = await cloud.objects.signedAddress(bucket, key, ADDRESS_HOLDS_S);
  await activateOnHost(deployment, stack, { id: file.id, sha256: file.sha256, address });
  terminal.say(`Backend   ${file.id} runs and is healthy`);
}

/**
 * Brings what is checked out here to the running app: the backend first, then the frontend, so that no page ever asks an
 * older backend for what it does not know. When the backend fails nothing else is touched.
 * A release that runs already is activated again where the account keeps something new for it, as it reads that then.
 */
export async function release(deployment: Deployment): Promise<number> {
  const { cloud, terminal, workshop } = deployment;
  const stack = await liveStack(deployment);
  terminal.say('Building  what is checked out here …');
  const file = await workshop.release(architectureOf(stack.parameters.InstanceType ?? ''));
  const folder = await workshop.frontend();
  const files = frontendFiles(folder);
  await releaseBackend(deployment, stack, file);
  await keepFrontend(cloud, outputOf(stack, 'AppBucketName'), file.id, folder, files);
  await publishFrontend(deployment, stack, files, (each) => contentOf(folder, each));
  await tidyReleases(deployment, stack, file.id);
  terminal.say(`Address   ${outputOf(stack, 'AppUrl')}`);
  return 0;
}
