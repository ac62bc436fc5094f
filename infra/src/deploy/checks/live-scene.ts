import { lazily } from '../cloud/client-of.ts';
import type { Machine, Opening } from '../cloud/machines.ts';
import type { Stack } from '../cloud/stack-values.ts';
import { APP_STACK, type Deployment, EDGE_STACK } from '../deployment.ts';
import { askHost } from '../host/run-on-host.ts';
import { liveStack, outputOf } from '../stack/live-stack.ts';
import type { Answer } from '../web.ts';

/** One item of the instance's own doctor. */
export interface HostItem {
  readonly name: string;
  readonly ok: boolean;
  readonly remedy?: string;
}

/** What is really there; each part is asked for once, when the first check wants it. */
export interface LiveScene {
  readonly deployment: Deployment;
  readonly stack: () => Promise<Stack>;
  readonly edgeStack: () => Promise<Stack | null>;
  readonly machine: () => Promise<Machine | null>;
  readonly openings: () => Promise<readonly Opening[]>;
  readonly hostItems: () => Promise<readonly HostItem[]>;
  /** Where browsers open the app. */
  readonly address: () => Promise<string>;
  readonly page: () => Promise<Answer | null>;
  readonly alarms: () => Promise<readonly { name: string; state: string }[]>;
}

export function liveScene(deployment: Deployment): LiveScene {
  const { cloud, web } = deployment;
  const stack = lazily(async () => await liveStack(deployment));
  const machine = lazily(async () => await cloud.machines.find(outputOf(await stack(), 'InstanceId')));
  const address = lazily(async () => outputOf(await stack(), 'AppUrl'));
  return {
    deployment,
    stack,
    edgeStack: lazily(async () => await cloud.inUsEast1.stacks.find(EDGE_STACK)),
    machine,
    openings: lazily(async () => await cloud.machines.openings((await machine())?.securityGroups ?? [])),
    hostItems: lazily(async () => {
      const { items } = await askHost(deployment, await stack(), 'doctor');
      return Array.isArray(items) ? (items as HostItem[]) : [];
    }),
    address,
    page: lazily(async () => await web.get(`${await address()}/`)),
    alarms: lazily(async () => await cloud.alarms.states(APP_STACK)),
  };
}
