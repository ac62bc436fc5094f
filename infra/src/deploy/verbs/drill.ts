import type { Deployment } from '../deployment.ts';
import { answerLines } from '../host/answer-lines.ts';
import { runOnHost } from '../host/run-on-host.ts';
import { liveStack } from '../stack/live-stack.ts';

/** Has the instance restore its newest backup aside and compare every figure; the app runs on untouched. */
export async function drill(deployment: Deployment): Promise<number> {
  const answer = await runOnHost(deployment, await liveStack(deployment), 'drill');
  deployment.terminal.say('The newest backup was restored aside, and every figure is what it was.');
  for (const line of answerLines(answer)) deployment.terminal.say(line);
  return 0;
}
