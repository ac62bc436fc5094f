import type { StackTemplate } from '../stacks/stack-template.ts';
import { synthesizeTemplates } from '../stacks/templates.ts';

let made: ReturnType<typeof synthesizeTemplates> | undefined;

/** The templates of both stacks, synthesized once for all tests of a file. */
export function templates(): { app: StackTemplate; edge: StackTemplate } {
  made ??= synthesizeTemplates();
  return made;
}
