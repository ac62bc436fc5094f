import type { Deployment } from '../deployment.ts';
import type { LiveScene } from './live-scene.ts';

/** What looking at one item came to. */
export interface Finding {
  /** `note` is what cannot be otherwise, but should be known. */
  readonly verdict: 'right' | 'wrong' | 'note';
  /** What was seen, when it is not simply right. */
  readonly seen?: string;
}

/** One item of the checklists, as code. */
export interface Check {
  /** The item as it should be, as a sentence. */
  readonly item: string;
  /** What to do when it is not. */
  readonly remedy: string;
  /** The items of the guide by hand that this one stands for. */
  readonly covers: readonly string[];
  /** Looks at this machine and the templates. */
  readonly here?: (deployment: Deployment) => Finding | Promise<Finding>;
  /** Looks at the account, the instance and the address. */
  readonly there?: (scene: LiveScene) => Promise<Finding>;
}

/** Items that belong together. */
export interface Checklist {
  readonly name: string;
  readonly checks: readonly Check[];
}

export const right: Finding = { verdict: 'right' };
export const wrong = (seen: string): Finding => ({ verdict: 'wrong', seen });
export const note = (seen: string): Finding => ({ verdict: 'note', seen });

/** Right when the condition holds. @param seen what was seen when it does not */
export const rightIf = (condition: boolean, seen: string): Finding => (condition ? right : wrong(seen));
