import { expect, test } from 'vitest';
import { OWNER } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { stateOf } from '../../testing/state-of.ts';
import { explain } from '../deploy-error.ts';
import { up } from './up.ts';

const scene = fakeScene();
const bringUp = async () => await up(scene.deployment({ wishes: OWNER }));

test(
  'whatever is denied is named, with the way out; allowed afterwards, up goes on to the same end',
  { timeout: 300_000 },
  async () => {
    await bringUp();
    const end = stateOf(scene.aws.account);
    const actions = new Set(scene.aws.calls.map((call) => call.replace(/^\w+:/, '')));
    expect(actions.size).toBeGreaterThan(20);
    for (const action of actions) {
      await scene.renew();
      scene.aws.faults.deny = action;
      const told = await bringUp().then(
        () => '',
        (error: unknown) => explain(error),
      );
      expect(told, action).toMatch(/^These credentials may not do what is needed: .*AdministratorAccess/s);
      if (!action.startsWith('HEAD')) expect(told, action).toContain(`perform ${action}`);
      delete scene.aws.faults.deny;
      await bringUp();
      expect(stateOf(scene.aws.account), action).toEqual(end);
    }
  },
);
