import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { emptyAccount, type FakeAccount } from '../../testing/fake-account.ts';
import { type FakeAws, startFakeAws } from '../../testing/fake-aws.ts';
import { fakeDeployment, OWNER, SECOND } from '../../testing/fake-deployment.ts';
import { stateOf } from '../../testing/state-of.ts';
import type { Deployment } from '../deployment.ts';
import { destroy } from './destroy.ts';
import { release } from './release.ts';
import { up } from './up.ts';

type Verb = (deployment: Deployment) => Promise<number>;

/** Runs a verb to its end, in an account that something may have happened in before. */
async function complete(
  aws: FakeAws,
  verb: Verb,
  given: Parameters<typeof fakeDeployment>[1],
): Promise<void> {
  const deployment = fakeDeployment(aws, given);
  try {
    expect(await verb(deployment)).toBe(0);
  } finally {
    deployment.clear();
  }
}

interface Story {
  readonly verb: Verb;
  readonly given: Parameters<typeof fakeDeployment>[1];
  /** What the account held before. */
  readonly before: Buffer;
}

/** An account as bytes, to begin from it as often as is needed. */
const empty = serialize(emptyAccount());

async function setUp(): Promise<Buffer> {
  const aws = await startFakeAws();
  try {
    await complete(aws, up, { wishes: OWNER });
    return serialize(aws.account);
  } finally {
    await aws.stop();
  }
}

/** What an account holds after a verb, and the calls that it took. */
async function undisturbed({ verb, given, before }: Story) {
  const aws = await startFakeAws(deserialize(before) as FakeAccount);
  try {
    await complete(aws, verb, given);
    return { state: stateOf(aws.account), calls: aws.calls };
  } finally {
    await aws.stop();
  }
}

/** Cuts a verb off at its N-th call, then runs it again undisturbed. @returns what the account holds then */
async function resumed({ verb, given, before }: Story, cutAt: number, isCutAfterEffect: boolean) {
  const aws = await startFakeAws(deserialize(before) as FakeAccount);
  try {
    Object.assign(aws.faults, { cutAt, isCutAfterEffect });
    await expect(complete(aws, verb, given)).rejects.toThrow();
    Object.assign(aws.faults, { cutAt: Infinity });
    await complete(aws, verb, given);
    return stateOf(aws.account);
  } finally {
    await aws.stop();
  }
}

/** A call that only looks has no effect that could be lost or not. */
const isLook = (call: string) => /:(Describe|Get|List|GET|HEAD)/.test(call);

/** @returns how often it was cut off */
async function expectResumable(story: Story): Promise<number> {
  const { state, calls } = await undisturbed(story);
  let cuts = 0;
  for (const [index, call] of calls.entries())
    for (const isCutAfterEffect of isLook(call) ? [false] : [false, true]) {
      const after = await resumed(story, index + 1, isCutAfterEffect);
      const moment = `${isCutAfterEffect ? 'after' : 'before'} the effect of ${call}, call ${index + 1}`;
      expect(after, moment).toEqual(state);
      cuts += 1;
    }
  return cuts;
}

describe('cut off at any call, before or after it took effect, and run again', { timeout: 300_000 }, () => {
  test('up ends as if nothing had happened', async () => {
    const cuts = await expectResumable({ verb: up, given: { wishes: OWNER }, before: empty });
    expect(cuts).toBeGreaterThan(90);
  });

  test('release ends as if nothing had happened', async () => {
    const cuts = await expectResumable({ verb: release, given: { version: SECOND }, before: await setUp() });
    expect(cuts).toBeGreaterThan(30);
  });

  test('destroy ends as if nothing had happened', async () => {
    const answers = ['etf-portfolio', 'destroy'];
    const cuts = await expectResumable({ verb: destroy, given: { answers }, before: await setUp() });
    expect(cuts).toBeGreaterThan(50);
  });
});
