import { afterEach, beforeEach } from 'vitest';
import { type FakeAws, startFakeAws } from './fake-aws.ts';
import { type FakeDeployment, fakeDeployment } from './fake-deployment.ts';

/** An account that each test of a file finds empty, and deployments to it. */
export interface FakeScene {
  readonly aws: FakeAws;
  /** A run of the program; what it leaves on this machine goes with the test. */
  readonly deployment: (given?: Parameters<typeof fakeDeployment>[1]) => FakeDeployment;
  /** Another empty account in the place of this one. */
  readonly renew: () => Promise<void>;
}

/** To be called where the tests are described: it begins before each of them and ends after it. */
export function fakeScene(): FakeScene {
  let aws: FakeAws;
  let deployments: FakeDeployment[] = [];
  beforeEach(async () => {
    aws = await startFakeAws();
  });
  afterEach(async () => {
    for (const each of deployments) each.clear();
    deployments = [];
    await aws.stop();
  });
  return {
    get aws() {
      return aws;
    },
    deployment: (given = {}) => {
      const made = fakeDeployment(aws, given);
      deployments.push(made);
      return made;
    },
    renew: async () => {
      await aws.stop();
      aws = await startFakeAws();
    },
  };
}
