import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeAws, startFakeAws } from '../../testing/fake-aws.ts';
import { fakeDeployment, OWNER } from '../../testing/fake-deployment.ts';
import { stateOf } from '../../testing/state-of.ts';
import { explain } from '../deploy-error.ts';
import { up } from './up.ts';

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(async () => {
  await aws.stop();
});

async function bringUp(): Promise<void> {
  const deployment = fakeDeployment(aws, { wishes: OWNER });
  try {
    await up(deployment);
  } finally {
    deployment.clear();
  }
}

test(
  'whatever is denied is named, with the way out; allowed afterwards, up goes on to the same end',
  { timeout: 300_000 },
  async () => {
    await bringUp();
    const end = stateOf(aws.account);
    const actions = new Set(aws.calls.map((call) => call.replace(/^\w+:/, '')));
    expect(actions.size).toBeGreaterThan(20);
    for (const action of actions) {
      await aws.stop();
      aws = await startFakeAws();
      aws.faults.deny = action;
      const told = await bringUp().then(
        () => '',
        (error: unknown) => explain(error),
      );
      expect(told, action).toMatch(/^These credentials may not do what is needed: .*AdministratorAccess/s);
      if (!action.startsWith('HEAD')) expect(told, action).toContain(`perform ${action}`);
      delete aws.faults.deny;
      await bringUp();
      expect(stateOf(aws.account), action).toEqual(end);
    }
  },
);
