import type { FakeStack } from './fake-stack.ts';

/** One version of an object; `body` is null for a mark of deletion. */
export interface FakeVersion {
  readonly id: string;
  readonly body: Buffer | null;
  readonly sha256: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly modifiedAt: Date;
}

/** Versions of each key, the newest last. */
export type FakeBucket = Map<string, FakeVersion[]>;

export interface FakeInvocation {
  readonly id: string;
  looks: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly isSuccess: boolean;
}

/** What the instance would know of itself. */
export interface FakeHost {
  current: string | null;
  previous: string | null;
  isStopped: boolean;
  /** Releases that it fetched and found right, in order, each time anew. */
  readonly activated: string[];
  /** Verbs that it was told, in order. */
  readonly told: string[];
  /** Verbs that it cannot do at the moment. */
  readonly broken: Set<string>;
  isDeletable: boolean;
  /** What the account kept for it when it last began a release. */
  knows: string;
  /** What its doctor finds. */
  items: { name: string; ok: boolean; remedy?: string }[];
  /** What a backup holds. */
  backupContent: Buffer;
}

/** Everything that the account holds. */
export interface FakeAccount {
  readonly stacks: FakeStack[];
  readonly buckets: Map<string, FakeBucket>;
  readonly parameters: Map<string, string>;
  readonly invocations: FakeInvocation[];
  readonly invalidations: { id: string; paths: string[]; looks: number }[];
  readonly host: FakeHost;
  /** Names of resources that CloudFormation fails to make. */
  readonly failing: Set<string>;
  /** Addresses that agreed to get mails. */
  hasConfirmedMail: boolean;
  readonly openings: { port: number; group?: string; cidr?: string; prefixList?: string }[];
  count: number;
}

export const ACCOUNT = '123456789012';
export const PREFIX_LIST = 'pl-3b927c52';
export const ORIGIN_GROUP = 'sg-0a1b2c3d4e5f60718';
export const IMAGE = 'ami-0123456789abcdef0';

export function emptyAccount(): FakeAccount {
  return {
    stacks: [],
    buckets: new Map(),
    parameters: new Map(
      ['arm64', 'amd64'].map((architecture) => [
        `/aws/service/canonical/ubuntu/server/24.04/stable/current/${architecture}/hvm/ebs-gp3/ami-id`,
        IMAGE,
      ]),
    ),
    invocations: [],
    invalidations: [],
    host: {
      current: null,
      previous: null,
      isStopped: false,
      activated: [],
      told: [],
      broken: new Set(),
      isDeletable: false,
      knows: '',
      items: [],
      backupContent: Buffer.from('a backup'),
    },
    failing: new Set(),
    hasConfirmedMail: true,
    openings: [],
    count: 0,
  };
}
