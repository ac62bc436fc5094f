import type { FakeAccount } from './fake-account.ts';
import { ACCOUNT } from './fake-account.ts';
import {
  type FakeChange,
  type FakeChangeSet,
  type FakeStack,
  recreationOf,
  sceneOf,
  tell,
  turn,
} from './fake-stack.ts';
import { type FakeTemplate, resourcesOf } from './fake-template.ts';

/** What CloudFormation tells of a certificate whose owner has yet to show that the name is theirs. */
export const DNS_RECORD =
  'Content of DNS Record is: {Name: _a1.portfolio.example.org.,Type: CNAME,Value: _b2.acm-validations.aws.}';

const EMPTY: FakeTemplate = { Resources: {} };

/** Compares what a stack is with what it would be. */
export function changesOf(
  stack: FakeStack,
  template: FakeTemplate,
  parameters: Readonly<Record<string, string>>,
): FakeChange[] {
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  const before = isNew
    ? resourcesOf(sceneOf(stack, EMPTY, {}))
    : resourcesOf(sceneOf(stack, stack.template, stack.parameters));
  const after = resourcesOf(sceneOf(stack, template, parameters));
  const changes: FakeChange[] = [];
  for (const [resource, { type, properties }] of after) {
    const old = before.get(resource);
    if (!old) changes.push({ action: 'Add', resource, type, properties: [] });
    else {
      const names = new Set([...properties.keys(), ...old.properties.keys()]);
      const changed = [...names].filter((name) => properties.get(name) !== old.properties.get(name));
      if (changed.length > 0)
        changes.push({
          action: 'Modify',
          resource,
          type,
          properties: changed.map((name) => ({ name, recreation: recreationOf(name) })),
        });
    }
  }
  for (const [resource, { type }] of before)
    if (!after.has(resource)) changes.push({ action: 'Remove', resource, type, properties: [] });
  return changes;
}

/** Gives a new resource its physical id, and makes what other services see of it. */
function bringAbout(account: FakeAccount, stack: FakeStack, resource: string, type: string): void {
  account.count += 1;
  const number = String(account.count).padStart(4, '0');
  if (type === 'AWS::S3::Bucket') {
    const name = `${stack.name}-${resource.toLowerCase()}-${number}`;
    stack.ids.set(resource, name);
    account.buckets.set(name, new Map());
    return;
  }
  if (type === 'AWS::EC2::Instance') {
    Object.assign(account.host, {
      current: null,
      previous: null,
      isStopped: false,
      isDeletable: false,
      knows: '',
    });
    stack.ids.set(resource, `i-00000000000${number}`);
    return;
  }
  if (type === 'AWS::CertificateManager::Certificate') {
    stack.ids.set(resource, `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/00000000-${number}`);
    return;
  }
  const isTopic = type === 'AWS::SNS::Topic';
  stack.ids.set(
    resource,
    isTopic ? `arn:aws:sns:${stack.region}:${ACCOUNT}:${resource}-${number}` : `${resource}-${number}`,
  );
}

/** Queues what executing a change set does, one change at each look. */
export function execute(account: FakeAccount, stack: FakeStack, set: FakeChangeSet): void {
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  const word = isNew ? 'CREATE' : 'UPDATE';
  stack.changeSets.splice(0);
  if (isNew) Object.assign(stack, { parameters: set.parameters });
  turn(stack, `${word}_IN_PROGRESS`);
  const failing = set.changes.find(({ resource }) => account.failing.has(resource));
  const known = new Map(stack.ids);
  for (const { action, resource, type } of set.changes) {
    stack.steps.push(() => {
      if (action === 'Add') bringAbout(account, stack, resource, type);
      if (action === 'Remove') stack.ids.delete(resource);
      const done = { Add: 'CREATE', Modify: 'UPDATE', Remove: 'DELETE' }[action];
      const isWaiting = type === 'AWS::CertificateManager::Certificate';
      tell(stack, resource, type, `${done}_IN_PROGRESS`, isWaiting ? DNS_RECORD : '');
      tell(
        stack,
        resource,
        type,
        `${done}_${resource === failing?.resource ? 'FAILED' : 'COMPLETE'}`,
        resource === failing?.resource ? 'a quota is used up' : '',
      );
    });
    if (resource === failing?.resource) break;
  }
  stack.steps.push(() => {
    if (failing) {
      // What is kept for ever stays also when it was made by a change that failed.
      for (const [name, id] of stack.ids)
        if (!known.has(name) && set.template.Resources[name]?.DeletionPolicy !== 'Retain')
          account.buckets.delete(id);
      stack.ids.clear();
      for (const [name, id] of known) stack.ids.set(name, id);
      turn(stack, isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE');
      return;
    }
    stack.template = set.template;
    stack.parameters = set.parameters;
    turn(stack, `${word}_COMPLETE`);
  });
}

/** Queues what deleting a stack does; what is to be retained stays, and a guarded instance stops it. */
export function remove(account: FakeAccount, stack: FakeStack): void {
  turn(stack, 'DELETE_IN_PROGRESS');
  stack.steps.splice(0);
  stack.steps.push(() => {
    const hasInstance = [...stack.ids.keys()].some(
      (name) => stack.template.Resources[name]?.Type === 'AWS::EC2::Instance',
    );
    if (hasInstance && !account.host.isDeletable) {
      tell(stack, 'Instance', 'AWS::EC2::Instance', 'DELETE_FAILED', 'disableApiTermination is set');
      turn(stack, 'DELETE_FAILED');
      return;
    }
    for (const [name, id] of stack.ids) {
      const { Type = '', DeletionPolicy } = stack.template.Resources[name] ?? {};
      const isKept = DeletionPolicy?.startsWith('Retain') === true;
      tell(stack, name, Type, isKept ? 'DELETE_SKIPPED' : 'DELETE_COMPLETE');
      if (!isKept) account.buckets.delete(id);
    }
    turn(stack, 'DELETE_COMPLETE');
  });
}
