import type { Deployment } from '../deployment.ts';
import { answerLines } from '../host/answer-lines.ts';
import { runOnHost } from '../host/run-on-host.ts';
import { liveStack, outputOf } from '../stack/live-stack.ts';

/** Makes a backup of the running app now; the instance reads it back before it counts. */
export async function backup(deployment: Deployment): Promise<number> {
  const stack = await liveStack(deployment);
  const answer = await runOnHost(deployment, stack, 'backup');
  deployment.terminal.say(
    `A backup was made, read back, and kept in ${outputOf(stack, 'BackupsBucketName')}.`,
  );
  for (const line of answerLines(answer)) deployment.terminal.say(line);
  return 0;
}
