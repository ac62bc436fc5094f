import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';

const LOOK_EVERY_MS = 5_000;
const LOOKS = 120;

/** Waits until the instance has started and takes commands. @throws DeployError after ten minutes */
export async function untilListening(
  { cloud, terminal, pause }: Deployment,
  instance: string,
): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await cloud.commands.isListening(instance)) return;
    if (looks === 0) terminal.say(`Waiting for ${instance} to start …`);
    await pause(LOOK_EVERY_MS);
  }
  throw new DeployError(
    `${instance} does not report to Systems Manager. Look at its system log in the EC2 console, restart it there, and run the same command again.`,
  );
}

/** Waits until the page is there and the backend answers through CloudFront. @throws DeployError after ten minutes */
export async function untilAnswering({ web, terminal, pause }: Deployment, address: string): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const page = await web.get(`${address}/`);
    const api = page?.status === 200 ? await web.get(`${address}/api/v1/health`) : null;
    // Every answer of the backend is JSON, also the one that asks for the password.
    if (api?.headers.get('content-type')?.includes('json') === true && api.status < 500) return;
    if (looks === 0) terminal.say(`Waiting for ${address} …`);
    await pause(LOOK_EVERY_MS);
  }
  throw new DeployError(
    `${address} does not answer yet. A new name takes up to an hour to be known everywhere. \`npm run deploy -- doctor --live\` tells what is missing.`,
  );
}
