import type { FakeAccount } from './fake-account.ts';
import { activate, obey } from './fake-host.ts';
import { FakeError, type FakeRequest } from './fake-request.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A command is not heard of at the first look, under way at the second, and done at the third. */
const LOOKS = 2;

interface Parameter {
  readonly allowedPattern?: unknown;
  readonly allowedValues?: readonly string[];
}

/** The document as the template of the living stack has it. */
function documentOf(account: FakeAccount, name: string) {
  for (const stack of account.stacks.filter(({ status }) => !status.startsWith('DELETE')))
    for (const [resource, id] of stack.ids)
      if (id === name) {
        const properties = stack.template.Resources[resource]?.Properties ?? {};
        const { parameters } = properties.Content as { parameters: Record<string, Parameter> };
        return { resource, parameters };
      }
  throw new FakeError('InvalidDocument', `There is no document ${name}.`);
}

function send(account: FakeAccount, body: Fields): Fields {
  const { resource, parameters } = documentOf(account, String(body.DocumentName));
  const told = Object.fromEntries(
    Object.entries((body.Parameters ?? {}) as Record<string, string[]>).map(([name, [value = '']]) => [
      name,
      value,
    ]),
  );
  for (const [name, value] of Object.entries(told)) {
    const { allowedPattern, allowedValues } = parameters[name] ?? {};
    const isAllowed =
      name in parameters &&
      (allowedValues?.includes(value) ?? true) &&
      // The address of the fake is none of Amazon's.
      (typeof allowedPattern !== 'string' || new RegExp(allowedPattern).test(value));
    if (!isAllowed) throw new FakeError('InvalidParameters', `${name}: "${value}" is not allowed`);
  }
  const answer =
    resource === 'ActivateDocument'
      ? activate(account, told)
      : obey(account, resource === 'StatusDocument' ? { Verb: 'status' } : told);
  account.count += 1;
  const id = `command-${account.count}`;
  account.invocations.push({
    id,
    looks: 0,
    stdout: `${JSON.stringify(answer)}\n`,
    stderr: 'one step\nanother step\n',
    isSuccess: answer.ok,
  });
  return { Command: { CommandId: id } };
}

function look(account: FakeAccount, body: Fields): Fields {
  const found = account.invocations.find(({ id }) => id === body.CommandId);
  if (!found) throw new FakeError('InvalidCommandId', 'no such command');
  found.looks += 1;
  if (found.looks === 1) throw new FakeError('InvocationDoesNotExist', 'not yet');
  if (found.looks <= LOOKS) return { Status: 'InProgress' };
  return {
    Status: found.isSuccess ? 'Success' : 'Failed',
    StandardOutputContent: found.stdout,
    StandardErrorContent: found.stderr,
  };
}

function put({ parameters }: FakeAccount, body: Fields): Fields {
  const name = String(body.Name);
  if (body.Type !== 'SecureString') throw new FakeError('ValidationException', 'a secret in clear text');
  if (parameters.has(name)) throw new FakeError('ParameterAlreadyExists', 'The parameter already exists.');
  parameters.set(name, String(body.Value));
  return { Version: 1 };
}

/** Systems Manager, as far as this program asks it. */
export function systemsManager(account: FakeAccount, request: FakeRequest): Fields {
  const body = JSON.parse(request.body.toString() || '{}') as Fields;
  const name = String(body.Name);
  switch (request.action) {
    case 'GetParameter': {
      const value = account.parameters.get(name);
      if (value === undefined) throw new FakeError('ParameterNotFound', name);
      return { Parameter: { Name: name, Value: value } };
    }
    case 'PutParameter':
      return put(account, body);
    case 'DeleteParameter':
      if (!account.parameters.delete(name)) throw new FakeError('ParameterNotFound', name);
      return {};
    case 'DescribeInstanceInformation':
      return { InstanceInformationList: [{ PingStatus: 'Online' }] };
    case 'SendCommand':
      return send(account, body);
    case 'GetCommandInvocation':
      return look(account, body);
    case 'ListCommands': {
      const running = account.invocations.filter(({ looks }) => looks <= LOOKS);
      return { Commands: running.map(({ id }) => ({ CommandId: id })) };
    }
    default:
      throw new FakeError('InvalidAction', `The fake does not know ${request.action}.`);
  }
}
