import type { TestProject } from 'vitest/node';
import type { StackTemplate } from '../stacks/stack-template.ts';
import { synthesizeTemplates } from '../stacks/templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templates: { app: StackTemplate; edge: StackTemplate };
  }
}

/** Synthesizing takes seconds, and every file of tests looks at the same templates. */
export default function setup({ provide }: TestProject): void {
  provide('templates', synthesizeTemplates());
}
