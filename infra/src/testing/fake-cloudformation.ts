import { ACCOUNT, type FakeAccount } from './fake-account.ts';
import { FakeError, type FakeRequest } from './fake-request.ts';
import { type FakeChange, type FakeStack, sceneOf, turn } from './fake-stack.ts';
import { changesOf, execute, remove } from './fake-stack-work.ts';
import { type FakeTemplate, holds, valueOf } from './fake-template.ts';
import { type Xml } from './xml.ts';

const MEMBERS = (list: readonly Xml[]): Xml => ({ member: list });

function named(account: FakeAccount, request: FakeRequest): FakeStack | undefined {
  const name = request.query.get('StackName') ?? '';
  return account.stacks.find(
    (stack) =>
      stack.region === request.region &&
      (stack.id === name || (stack.name === name && stack.status !== 'DELETE_COMPLETE')),
  );
}

function stackOf(account: FakeAccount, request: FakeRequest): FakeStack {
  const stack = named(account, request);
  if (stack) return stack;
  throw new FakeError(
    'ValidationError',
    `Stack with id ${request.query.get('StackName') ?? ''} does not exist`,
  );
}

/** Fields `Parameters.member.N.*` of a call. */
function parametersIn({ query }: FakeRequest, stack: FakeStack, template: FakeTemplate) {
  const values: Record<string, string> = {};
  for (const [name, { Default }] of Object.entries(template.Parameters ?? {}))
    if (typeof Default === 'string' || typeof Default === 'number') values[name] = String(Default);
  for (let index = 1; query.has(`Parameters.member.${index}.ParameterKey`); index += 1) {
    const key = query.get(`Parameters.member.${index}.ParameterKey`) ?? '';
    const isKept = query.get(`Parameters.member.${index}.UsePreviousValue`) === 'true';
    values[key] = isKept
      ? (stack.parameters[key] ?? '')
      : (query.get(`Parameters.member.${index}.ParameterValue`) ?? '');
  }
  for (const [name, { AllowedPattern }] of Object.entries(template.Parameters ?? {})) {
    const value = values[name];
    if (value === undefined) throw new FakeError('ValidationError', `Parameters: [${name}] must have values`);
    if (AllowedPattern !== undefined && !new RegExp(AllowedPattern).test(value))
      throw new FakeError('ValidationError', `Parameter '${name}' must match pattern ${AllowedPattern}`);
  }
  return values;
}

function propose(account: FakeAccount, request: FakeRequest): Xml {
  const { query, region } = request;
  const name = query.get('StackName') ?? '';
  const isNew = query.get('ChangeSetType') === 'CREATE';
  let stack = named(account, request);
  if (isNew && !stack) {
    account.count += 1;
    stack = {
      id: `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${name}/${account.count}`,
      ...{ name, region, status: '', template: { Resources: {} }, parameters: {}, policy: null },
      ...{ isProtected: false, events: [], changeSets: [], ids: new Map<string, string>(), steps: [] },
    };
    turn(stack, 'REVIEW_IN_PROGRESS');
    account.stacks.push(stack);
  }
  if (!stack) throw new FakeError('ValidationError', `Stack [${name}] does not exist`);
  const isReady = isNew
    ? stack.status === 'REVIEW_IN_PROGRESS'
    : /(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.status);
  if (!isReady || stack.status === 'ROLLBACK_COMPLETE')
    throw new FakeError(
      'ValidationError',
      `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
    );
  const setName = query.get('ChangeSetName') ?? '';
  if (stack.changeSets.some((set) => set.name === setName))
    throw new FakeError('AlreadyExistsException', `ChangeSet ${setName} cannot be created due to a mismatch`);
  const body = query.get('TemplateBody') ?? '{}';
  if (body.length > 51_200)
    throw new FakeError('ValidationError', 'templateBody has length greater than 51200');
  const template = JSON.parse(body) as FakeTemplate;
  const parameters = parametersIn(request, stack, template);
  const changes = changesOf(stack, template, parameters);
  stack.changeSets.push({ name: setName, template, parameters, changes, looks: 0 });
  return { Id: `${stack.id}/${setName}`, StackId: stack.id };
}

function replacementOf({ action, properties }: FakeChange): string | undefined {
  if (action !== 'Modify') return undefined;
  const kinds = properties.map(({ recreation }) => recreation);
  return kinds.includes('Always') ? 'True' : kinds.includes('Conditionally') ? 'Conditional' : 'False';
}

const changeXml = (change: FakeChange): Xml => ({
  Type: 'Resource',
  ResourceChange: {
    Action: change.action,
    LogicalResourceId: change.resource,
    ResourceType: change.type,
    Replacement: replacementOf(change),
    Details: MEMBERS(
      change.properties.map(({ name, recreation }) => ({
        Target: { Attribute: 'Properties', Name: name, RequiresRecreation: recreation },
      })),
    ),
  },
});

function setOf(account: FakeAccount, request: FakeRequest) {
  const stack = stackOf(account, request);
  const name = request.query.get('ChangeSetName') ?? '';
  const set = stack.changeSets.find((each) => each.name === name);
  if (!set) throw new FakeError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
  return { stack, set };
}

/** Two changes to a page, so that pages are asked for. */
const PAGE = 15;

function describeSet(account: FakeAccount, request: FakeRequest): Xml {
  const { set } = setOf(account, request);
  set.looks += 1;
  if (set.looks === 1) return { Status: 'CREATE_IN_PROGRESS', Changes: MEMBERS([]) };
  if (set.changes.length === 0)
    return { Status: 'FAILED', StatusReason: "The submitted information didn't contain changes." };
  const begin = Number(request.query.get('NextToken') ?? 0);
  const next = begin + PAGE < set.changes.length ? begin + PAGE : undefined;
  return {
    Status: 'CREATE_COMPLETE',
    Changes: MEMBERS(set.changes.slice(begin, begin + PAGE).map(changeXml)),
    NextToken: next,
  };
}

function describe(account: FakeAccount, request: FakeRequest): Xml {
  const stack = stackOf(account, request);
  // Time passes when somebody looks, several steps at once.
  for (const step of stack.steps.splice(0, 12)) step();
  const scene = sceneOf(stack, stack.template, stack.parameters);
  const outputs = Object.entries(stack.template.Outputs ?? {}).filter(
    ([, { Condition }]) => Condition === undefined || holds(Condition, scene),
  );
  const isMade =
    /(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.status) && stack.status !== 'ROLLBACK_COMPLETE';
  return {
    Stacks: MEMBERS([
      {
        StackId: stack.id,
        StackName: stack.name,
        StackStatus: stack.status,
        CreationTime: '2026-11-29T00:00:00Z',
        Parameters: MEMBERS(
          Object.entries(stack.parameters).map(([key, value]) => ({
            ParameterKey: key,
            ParameterValue: key === 'OriginSecret' ? '****' : value,
          })),
        ),
        Outputs: MEMBERS(
          isMade || stack.status.startsWith('DELETE')
            ? outputs.map(([key, { Value }]) => ({ OutputKey: key, OutputValue: valueOf(Value, scene) }))
            : [],
        ),
      },
    ]),
  };
}

const eventXml = (stack: FakeStack): Xml => ({
  StackEvents: MEMBERS(
    stack.events.toReversed().map(({ id, resource, type, status, reason }) => ({
      EventId: id,
      StackId: stack.id,
      StackName: stack.name,
      LogicalResourceId: resource,
      ResourceType: type,
      ResourceStatus: status,
      ResourceStatusReason: reason,
      Timestamp: '2026-11-29T00:00:00Z',
    })),
  ),
});

function deleteStack(account: FakeAccount, request: FakeRequest): Xml {
  const stack = named(account, request);
  if (stack?.isProtected === true)
    throw new FakeError(
      'ValidationError',
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  if (stack && stack.status !== 'DELETE_IN_PROGRESS') remove(account, stack);
  return {};
}

/** CloudFormation, as far as this program asks it. @returns what stands in the result of the answer */
export function cloudFormation(account: FakeAccount, request: FakeRequest): Xml {
  const { query } = request;
  switch (request.action) {
    case 'DescribeStacks':
      return describe(account, request);
    case 'CreateChangeSet':
      return propose(account, request);
    case 'DescribeChangeSet':
      return describeSet(account, request);
    case 'DeleteChangeSet': {
      const { stack, set } = setOf(account, request);
      stack.changeSets.splice(stack.changeSets.indexOf(set), 1);
      return {};
    }
    case 'ExecuteChangeSet': {
      const { stack, set } = setOf(account, request);
      execute(account, stack, set);
      return {};
    }
    case 'DescribeStackEvents':
      return eventXml(stackOf(account, request));
    case 'GetTemplate':
      return { TemplateBody: JSON.stringify(stackOf(account, request).template) };
    case 'SetStackPolicy':
      stackOf(account, request).policy = query.get('StackPolicyBody');
      return {};
    case 'UpdateTerminationProtection':
      stackOf(account, request).isProtected = query.get('EnableTerminationProtection') === 'true';
      return {};
    case 'DeleteStack':
      return deleteStack(account, request);
    case 'DetectStackDrift':
      return { StackDriftDetectionId: stackOf(account, request).name };
    case 'DescribeStackDriftDetectionStatus':
      return { DetectionStatus: 'DETECTION_COMPLETE', Timestamp: '2026-11-29T00:00:00Z' };
    case 'DescribeStackResourceDrifts':
      return { StackResourceDrifts: MEMBERS([]) };
    default:
      throw new FakeError('InvalidAction', `The fake does not know ${request.action}.`);
  }
}
