import type { FakeTemplate, Scene } from './fake-template.ts';

export interface FakeChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly resource: string;
  readonly type: string;
  readonly properties: readonly { name: string; recreation: 'Never' | 'Conditionally' | 'Always' }[];
}

export interface FakeChangeSet {
  readonly name: string;
  readonly template: FakeTemplate;
  readonly parameters: Readonly<Record<string, string>>;
  readonly changes: readonly FakeChange[];
  looks: number;
}

/** A stack and what is under way with it. */
export interface FakeStack {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  status: string;
  template: FakeTemplate;
  parameters: Readonly<Record<string, string>>;
  policy: string | null;
  isProtected: boolean;
  readonly events: { id: string; resource: string; type: string; status: string; reason: string }[];
  readonly changeSets: FakeChangeSet[];
  readonly ids: Map<string, string>;
  /** Steps that are still to be taken, one at each look. */
  readonly steps: (() => void)[];
}

/** Never replaced for these; all others are changed in place. */
const RECREATION: Readonly<Record<string, 'Conditionally' | 'Always'>> = {
  ImageId: 'Always',
  AvailabilityZone: 'Always',
  BucketName: 'Always',
  UserData: 'Conditionally',
  InstanceType: 'Conditionally',
};

export const recreationOf = (property: string) => RECREATION[property] ?? 'Never';

export function sceneOf(
  stack: Pick<FakeStack, 'region' | 'ids'>,
  template: FakeTemplate,
  parameters: Readonly<Record<string, string>>,
): Scene {
  return { template, parameters, region: stack.region, idOf: (name) => stack.ids.get(name) ?? name };
}

export function tell(stack: FakeStack, resource: string, type: string, status: string, reason = ''): void {
  const id = `${stack.name}-${stack.events.length + 1}`;
  stack.events.push({ id, resource, type, status, reason });
}

/** Changes the state of the stack itself. */
export function turn(stack: FakeStack, status: string): void {
  stack.status = status;
  tell(stack, stack.name, 'AWS::CloudFormation::Stack', status);
}
