import { Aws, CfnCondition, CfnOutput, Fn, type ICfnConditionExpression, Stack, Token } from 'aws-cdk-lib';
import { CfnOIDCProvider, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Host } from './host.ts';
import type { HostDocuments } from './host-documents.ts';
import { pinLogicalId } from './pin-logical-id.ts';
import type { WebDistribution } from './web-distribution.ts';

const GITHUB = 'token.actions.githubusercontent.com';

interface ReleaseRoleProps {
  /** `owner/name` on GitHub; empty, and there is no such role. */
  readonly repository: string;
  /** `new`, or `existing` where the account trusts GitHub already: an account can say so once only. */
  readonly provider: string;
  readonly appBucket: Bucket;
  readonly releases: Bucket;
  readonly documents: HostDocuments;
  readonly host: Host;
  readonly web: WebDistribution;
}

/**
 * Lets runs of one repository's main branch on GitHub release, for an hour each. No key is kept anywhere.
 *
 * They may do what `npm run deploy -- release` does, and not read the portfolio: no secret and no backup. The host
 * activates releases for them and tells how it is, and does none of its other verbs: no rollback, no restore, no end.
 */
export class ReleaseRole extends Construct {
  constructor(scope: Construct, id: string, props: ReleaseRoleProps) {
    super(scope, id);
    const isWanted = this.condition('HasRepository', isNot(props.repository, ''));
    const isNew = this.condition(
      'TrustsGitHubAnew',
      Fn.conditionAnd(isNot(props.repository, ''), Fn.conditionEquals(props.provider, 'new')),
    );
    const provider = new CfnOIDCProvider(this, 'GitHub', {
      url: `https://${GITHUB}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    provider.cfnOptions.condition = isNew;
    pinLogicalId(provider, 'GitHub');
    const existing = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:oidc-provider/${GITHUB}`;
    const role = new CfnRole(this, 'Role', {
      description: 'Releases of the ETF portfolio tracker from GitHub',
      assumeRolePolicyDocument: trust(
        Token.asString(Fn.conditionIf(isNew.logicalId, provider.ref, existing)),
        props.repository,
      ),
      maxSessionDuration: 3600,
      policies: [{ policyName: 'release', policyDocument: document(statementsOf(props)) }],
    });
    role.cfnOptions.condition = isWanted;
    pinLogicalId(role, 'ReleaseRole');
    const output = new CfnOutput(this, 'Arn', { value: role.attrArn, condition: isWanted });
    output.overrideLogicalId('ReleaseRoleArn');
  }

  private condition(id: string, expression: ICfnConditionExpression): CfnCondition {
    const condition = new CfnCondition(this, id, { expression });
    condition.overrideLogicalId(id);
    return condition;
  }
}

const isNot = (one: string, other: string) => Fn.conditionNot(Fn.conditionEquals(one, other));

const document = (statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

/** GitHub says of each run whose it is and of which branch; a pull request's run says so too, and is not this. */
function trust(provider: string, repository: string): object {
  return document([
    {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${GITHUB}:aud`]: 'sts.amazonaws.com',
          [`${GITHUB}:sub`]: `repo:${repository}:ref:refs/heads/main`,
        },
      },
    },
  ]);
}

const allow = (actions: readonly string[], resources: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
});

function statementsOf({ appBucket, releases, documents, host, web }: ReleaseRoleProps): object[] {
  const stack = Stack.of(host);
  const documentArn = (resourceName: string) =>
    stack.formatArn({ service: 'ssm', resource: 'document', resourceName });
  const distribution = stack.formatArn({
    service: 'cloudfront',
    region: '',
    resource: 'distribution',
    resourceName: web.id,
  });
  return [
    allow(['cloudformation:DescribeStacks'], [Aws.STACK_ID]),
    allow(['s3:ListBucket'], [appBucket.bucketArn, releases.bucketArn]),
    allow(
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      [appBucket.arnForObjects('*'), releases.arnForObjects('*')],
    ),
    allow(
      ['ssm:SendCommand'],
      [documentArn(documents.activateName), documentArn(documents.statusName), host.arn],
    ),
    // What was sent and what came of it can be bound to no resource.
    allow(['ssm:GetCommandInvocation', 'ssm:ListCommands'], ['*']),
    allow(['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'], [distribution]),
  ];
}
