import type { Checklist } from './check.ts';
import { OF_THE_BUCKETS } from './of-the-buckets.ts';
import { OF_THE_HOST } from './of-the-host.ts';
import { OF_THE_NETWORK } from './of-the-network.ts';
import { OF_THE_WATCH } from './of-the-watch.ts';
import { OF_THE_WEB } from './of-the-web.ts';
import { OF_THIS_MACHINE } from './of-this-machine.ts';

/** Everything that the doctor looks at, in the order in which it is told. */
export const CHECKLISTS: readonly Checklist[] = [
  OF_THIS_MACHINE,
  OF_THE_BUCKETS,
  OF_THE_NETWORK,
  OF_THE_HOST,
  OF_THE_WEB,
  OF_THE_WATCH,
];
