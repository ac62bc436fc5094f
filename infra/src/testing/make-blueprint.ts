import type { TestProject } from 'vitest/node';
import type { Blueprint } from '../deploy/deployment.ts';
import { stackPolicy } from '../stacks/stack-policy.ts';
import { synthesizeTemplates } from '../stacks/templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    blueprint: Blueprint;
  }
}

/** Makes the real templates once for all tests. */
export default function makeBlueprint({ provide }: TestProject): void {
  provide('blueprint', { ...synthesizeTemplates(), policy: stackPolicy });
}
