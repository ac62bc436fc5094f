import type { StackTemplate } from '../stacks/stack-template.ts';

/** Properties of a resource of a template, read as a test expects them; empty when there is no such resource. */
export function propertiesOf(template: StackTemplate, logicalId: string): Record<string, unknown> {
  return { ...template.Resources[logicalId]?.Properties };
}

/** All resources of a type by their logical ids. */
export function resourcesOf(template: StackTemplate, type: string): Record<string, Record<string, unknown>> {
  const found = Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
  return Object.fromEntries(found.map(([id, { Properties }]) => [id, { ...Properties }]));
}
