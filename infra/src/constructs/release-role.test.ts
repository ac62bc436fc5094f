import { expect, test } from 'vitest';
import { synthesizeTemplates } from '../stacks/templates.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: readonly unknown[];
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, unknown>> };
}

const { Resources, Conditions = {}, Outputs = {}, Parameters = {} } = synthesizeTemplates().app;
const role = Resources.ReleaseRole?.Properties as {
  AssumeRolePolicyDocument: { Statement: readonly Statement[] };
  Policies: readonly { PolicyDocument: { Statement: readonly Statement[] } }[];
};
const statements = role.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

test('without a repository there is neither role nor trust', () => {
  expect(Parameters.GitHubRepository?.Default).toBe('');
  expect(Resources.ReleaseRole?.Condition).toBe('HasRepository');
  expect(Outputs.ReleaseRoleArn?.Condition).toBe('HasRepository');
  expect(Conditions.HasRepository).toEqual({
    'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'GitHubRepository' }, ''] }],
  });
  expect(Resources.GitHub?.Condition).toBe('TrustsGitHubAnew');
});

test('only runs of main of that repository are trusted', () => {
  const [trust, ...more] = role.AssumeRolePolicyDocument.Statement;
  expect(more).toEqual([]);
  expect(trust?.Action).toBe('sts:AssumeRoleWithWebIdentity');
  expect(trust?.Condition).toEqual({
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': {
        'Fn::Join': ['', ['repo:', { Ref: 'GitHubRepository' }, ':ref:refs/heads/main']],
      },
    },
  });
});

test('it reaches the app and its releases, and neither backups, secrets, the stack nor the other verbs of the host', () => {
  const wide = statements.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action);
  expect(wide).toEqual(['ssm:GetCommandInvocation', 'ssm:ListCommands']);
  const actions = statements.flatMap(({ Action }) => Action);
  expect(
    actions.filter((action) => /[*]|^iam:|Parameter|ChangeSet|UpdateStack|Delete(?!Object$)/.test(action)),
  ).toEqual([]);
  const reached = JSON.stringify(statements);
  expect(reached).toContain('"ReleasesBucket"');
  expect(reached).not.toContain('"BackupsBucket"');
  expect(reached).toContain('"ActivateDocument"');
  expect(reached).toContain('"StatusDocument"');
  expect(reached).not.toContain('"CommandDocument"');
});
