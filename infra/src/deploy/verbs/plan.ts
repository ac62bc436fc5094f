import { APP_STACK, type Deployment, EDGE_STACK, type Template } from '../deployment.ts';
import type { Stacks } from '../stack/follow-stack.ts';
import { changeLine, refusedChanges } from '../stack/judge-changes.ts';
import { CHANGE_SET, proposeChange } from '../stack/propose-change.ts';
import { wished } from '../stack/setting-up.ts';
import { tellWhatIsMade } from './tell-what-is-made.ts';

/** States in which CloudFormation compares; in all others something has to happen first. */
const COMPARABLE = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/;

/** @returns false when the change would be refused */
async function planOne(
  deployment: Deployment,
  stacks: Stacks,
  name: string,
  template: Template,
): Promise<boolean> {
  const { terminal } = deployment;
  const stack = await stacks.find(name);
  if (stack === null || stack.status === 'REVIEW_IN_PROGRESS') {
    terminal.say(`${name}: would be made, ${Object.keys(template.Resources).length} resources`);
    return true;
  }
  if (!COMPARABLE.test(stack.status)) {
    terminal.say(`${name}: is at ${stack.status} since an earlier run; \`up\` goes on from there.`);
    return true;
  }
  const wish = { name, template, parameters: wished(deployment) };
  const proposal = await proposeChange(stacks, wish, stack, deployment);
  if (proposal === null) {
    terminal.say(`${name}: no difference`);
    return true;
  }
  await stacks.withdraw(name, CHANGE_SET);
  terminal.say(`${name}: ${proposal.changes.length} differences`);
  for (const change of proposal.changes) terminal.say(changeLine(change));
  const refused = refusedChanges(proposal.changes);
  if (refused.length > 0)
    terminal.say(
      `  Refused: ${refused.map(({ resource }) => resource).join(', ')} would be replaced or removed, and your data with it.`,
    );
  return refused.length === 0;
}

/** Shows what `up` would change, and changes nothing. Ends with 1 when `up` would refuse. */
export async function plan(deployment: Deployment): Promise<number> {
  const { cloud, blueprint, terminal } = deployment;
  if ((await cloud.stacks.find(APP_STACK)) === null) tellWhatIsMade(deployment);
  const { stacks } = cloud.inUsEast1;
  const isEdgeGood = await planOne(deployment, stacks, EDGE_STACK, blueprint.edge);
  const isAppGood = await planOne(deployment, cloud.stacks, APP_STACK, blueprint.app);
  terminal.say('Nothing was changed.');
  return isEdgeGood && isAppGood ? 0 : 1;
}
