import type { StackTemplate } from '../stacks/stack-template.ts';
import { resourcesOf } from './resource-of.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Everything that the role of a service may do, and no managed policy beside it. */
export function roleStatements(template: StackTemplate, service: string): Statement[] {
  const roles = Object.values(resourcesOf(template, 'AWS::IAM::Role')).filter((role) =>
    JSON.stringify(role['AssumeRolePolicyDocument']).includes(`"${service}"`),
  );
  if (roles.some((role) => 'ManagedPolicyArns' in role)) throw new Error('A managed policy may do more.');
  if (Object.keys(resourcesOf(template, 'AWS::IAM::Policy')).length > 0)
    throw new Error('A policy stands beside its role.');
  return roles
    .flatMap(({ Policies }) => Policies as { PolicyDocument: { Statement: Statement[] } }[])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** The statements that allow an action by its very name. */
export const allowing = (statements: readonly Statement[], action: string): Statement[] =>
  statements.filter(({ Action }) => [Action].flat().includes(action));
