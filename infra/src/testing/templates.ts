import { inject } from 'vitest';
import type { StackTemplate } from '../stacks/stack-template.ts';

/** The templates of both stacks, synthesized once for the whole run. */
export const templates = (): { app: StackTemplate; edge: StackTemplate } => inject('templates');
