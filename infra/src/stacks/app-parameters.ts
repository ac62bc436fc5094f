import { CfnParameter } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * What is not the same in every account. CloudFormation keeps the values with the stack, so that an update needs none again.
 *
 * They are plain parameters, looked up by whoever deploys: the template is the same for everyone, and an image that was
 * chosen once stays chosen (a newer one would be another instance).
 */
export function appParameters(scope: Construct) {
  const parameter = (id: string, props: ConstructorParameters<typeof CfnParameter>[2]) =>
    new CfnParameter(scope, id, props);
  return {
    imageId: parameter('AmiId', {
      type: 'AWS::EC2::Image::Id',
      description: 'Ubuntu 24.04 of the architecture of the instance type; never changed afterwards',
    }).valueAsString,
    instanceType: parameter('InstanceType', {
      default: 't4g.micro',
      allowedValues: ['t4g.micro', 't3.micro'],
      description: 't4g.micro is ARM and costs less; t3.micro is x86',
    }).valueAsString,
    availabilityZone: parameter('AvailabilityZone', {
      default: '',
      allowedPattern: '^([a-z]{2}(-[a-z]+)+-[0-9][a-z])?$',
      description:
        'Zone of the instance and its data; empty for the first of the region; never changed afterwards',
    }).valueAsString,
    cloudFrontPrefixListId: parameter('CloudFrontPrefixListId', {
      allowedPattern: '^pl-[0-9a-f]+$',
      description: 'Id of com.amazonaws.global.cloudfront.origin-facing in this region',
    }).valueAsString,
    originSecurityGroupId: parameter('OriginSecurityGroupId', {
      default: '',
      allowedPattern: '^(sg-[0-9a-f]+)?$',
      description:
        'Id of CloudFront-VPCOrigins-Service-SG in the network of this stack; empty until it exists',
    }).valueAsString,
    originSecret: parameter('OriginSecret', {
      noEcho: true,
      minLength: 16,
      allowedPattern: '^[0-9A-Za-z_-]+$',
      description: 'What CloudFront shows the server with each request, as in /etf-portfolio/origin-secret',
    }).valueAsString,
    timeZone: parameter('TimeZone', {
      default: 'UTC',
      allowedPattern: '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$',
      description: 'Where the days of the owner begin, such as Europe/Berlin',
    }).valueAsString,
    gitHubRepository: parameter('GitHubRepository', {
      default: '',
      allowedPattern: '^([A-Za-z0-9-]+/[A-Za-z0-9._-]+)?$',
      description: 'owner/name whose runs on main may release; empty for none',
    }).valueAsString,
    gitHubProvider: parameter('GitHubProvider', {
      default: 'new',
      allowedValues: ['new', 'existing'],
      description: 'Whether this account trusts GitHub already (token.actions.githubusercontent.com)',
    }).valueAsString,
    ownerEmail: emailParameter(scope),
    monthlyBudget: budgetParameter(scope),
    domainName: domainParameter(scope),
    certificateArn: parameter('CertificateArn', {
      default: '',
      allowedPattern: '^(arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+)?$',
      description: 'Certificate of that name, from the stack in us-east-1; empty without a name',
    }).valueAsString,
  };
}

export const emailParameter = (scope: Construct) =>
  new CfnParameter(scope, 'OwnerEmail', {
    allowedPattern: '^[^@\\s]+@[^@\\s]+[.][^@\\s]+$',
    description: 'Where alarms are mailed to',
  }).valueAsString;

export const budgetParameter = (scope: Construct) =>
  new CfnParameter(scope, 'MonthlyBudget', {
    type: 'Number',
    default: 20,
    minValue: 1,
    description: 'US dollars a month; the owner is told before the account costs more',
  }).valueAsNumber;

export const domainParameter = (scope: Construct) =>
  new CfnParameter(scope, 'DomainName', {
    default: '',
    allowedPattern: '^([a-z0-9-]+[.])*[a-z0-9-]*$',
    description:
      'Name of your own for the app, such as portfolio.example.org; empty for the one CloudFront gives',
  }).valueAsString;
