import type { Figures } from './figures.ts';
import type { Random } from './random.ts';

export interface Trial {
  readonly random: Random;
  /** Everything of the run is in there, and removed afterwards. */
  readonly folder: string;
  /** As the tests of every change run it: seconds instead of minutes. */
  readonly isSmall: boolean;
  /** Tells how far it is. */
  readonly tell: (line: string) => void;
}

/** Something that happens to a server, and what came of it. Throws only when the trial itself went wrong. */
export type Fault = (trial: Trial) => Promise<Figures>;
