/** A rule of cdk-nag that a resource breaks on purpose, and why. */
export interface Acknowledgement {
  /** Path of the construct. */
  readonly of: string;
  readonly rule: string;
  readonly because: string;
}

const at = (of: string, rules: Readonly<Record<string, string>>): Acknowledgement[] =>
  Object.entries(rules).map(([rule, because]) => ({ of, rule: `AwsSolutions-${rule}`, because }));

const NO_ACCESS_LOGS =
  'Only CloudFront, the host and the owner can reach the bucket at all. Logs of who read what would be a fourth bucket that nobody reads; a trail of the account records who changes what.';

/**
 * Every finding of cdk-nag's AwsSolutions rules that stands, with its reason. A test holds that there is no other one, and
 * that none stands here that is no longer found.
 */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  ...at('etf-portfolio/AppBucket/Resource', { S1: NO_ACCESS_LOGS }),
  ...at('etf-portfolio/BackupsBucket/Resource', { S1: NO_ACCESS_LOGS }),
  ...at('etf-portfolio/ReleasesBucket/Resource', { S1: NO_ACCESS_LOGS }),
  ...at('etf-portfolio/Network/Vpc', {
    VPC7: 'One host that nobody is let in to but CloudFront: flow logs would cost more than they could tell.',
  }),
  ...at('etf-portfolio/DailySnapshots/Role/Resource', {
    'IAM5[Resource::*]':
      'Describing volumes and snapshots cannot be bound to a resource; it reads, and nothing else.',
    'IAM5[Resource::arn:<AWS::Partition>:ec2:*:*:volume/*]':
      'Any volume, but only one that carries the tag of this stack.',
    'IAM5[Resource::arn:<AWS::Partition>:ec2:*::snapshot/*]':
      'A snapshot has no name before it is made; only those that carry the tag of this stack may be removed.',
  }),
  ...at('etf-portfolio/HostRole/Role/Resource', {
    'IAM5[Resource::*]':
      'Session Manager, Run Command and PutMetricData cannot be bound to a resource; metrics are bound to one namespace.',
    'IAM5[Resource::<ReleasesBucket.Arn>/*]': 'Every release, to read.',
    'IAM5[Resource::<BackupsBucket.Arn>/backups/*]':
      'Every backup: the host makes, reads and thins them out. It may remove no version of any.',
    'IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/etf-portfolio/*]':
      'Every setting and secret of this app, to read; no other parameter of the account.',
  }),
  ...at('etf-portfolio/Host/Instance', {
    EC28: 'The host reports its own health each minute, which says more than Amazon’s view of it, and costs nothing.',
  }),
  ...at('etf-portfolio/Web/Distribution', {
    CFR1: 'Owners travel; a password, a throttle and passkeys guard the app, not a map.',
    CFR2: 'A web application firewall costs about as much as the host. The server answers nobody who is not logged in, and slows down guessing.',
    CFR3: 'The server logs each request that reaches data; the files of the app are public.',
    CFR4: 'Without a domain of their own owners have CloudFront’s name, whose certificate knows no least version of TLS. With one it is TLS 1.2.',
  }),
];
