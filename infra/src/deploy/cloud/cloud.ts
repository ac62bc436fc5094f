import { alarmsIn } from './alarms.ts';
import type { CloudOptions } from './client-of.ts';
import { commandsIn } from './commands.ts';
import { edgeIn } from './edge.ts';
import { identityIn } from './identity.ts';
import { machinesIn } from './machines.ts';
import { objectsIn } from './objects.ts';
import { parametersIn } from './parameters.ts';
import { stacksIn } from './stacks.ts';

/** An account, as far as this program has to do with it, in one region. Nothing is loaded before it is used. */
export function cloudIn(options: CloudOptions) {
  return {
    region: options.region,
    identity: identityIn(options),
    stacks: stacksIn(options),
    objects: objectsIn(options),
    parameters: parametersIn(options),
    commands: commandsIn(options),
    machines: machinesIn(options),
    edge: edgeIn(options),
    alarms: alarmsIn(options),
    /** What is billed, and certificates for CloudFront, are known there only. */
    inUsEast1: {
      stacks: stacksIn({ ...options, region: 'us-east-1' }),
      alarms: alarmsIn({ ...options, region: 'us-east-1' }),
    },
  };
}

export type Cloud = ReturnType<typeof cloudIn>;
