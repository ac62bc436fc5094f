import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { APP_STACK, SECRETS } from '../deployment.ts';
import { IMAGE, ORIGIN_GROUP, PREFIX_LIST } from '../../testing/fake-account.ts';
import { type FakeAws, startFakeAws } from '../../testing/fake-aws.ts';
import { fakeDeployment, OWNER } from '../../testing/fake-deployment.ts';
import { up } from './up.ts';

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(async () => {
  await aws.stop();
});

describe('the first time', () => {
  test('asks for e-mail and password and nothing else', async () => {
    const answers = ['owner@example.org', 'correct horse battery', 'correct horse battery'];
    const deployment = fakeDeployment(aws, { answers });
    await up(deployment);
    console.log(deployment.said.join('\n'), deployment.asked, aws.calls.length);
  });
});
