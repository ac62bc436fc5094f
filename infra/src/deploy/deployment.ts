import type { Cloud } from './cloud/cloud.ts';
import type { Terminal } from './terminal.ts';
import type { Web } from './web.ts';
import type { Workshop } from './workshop.ts';

/** A template of CloudFormation, as far as it is looked into here. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string | number }>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** What the account is asked to look like. */
export interface Blueprint {
  readonly app: Template;
  /** In us-east-1: what is billed, and certificates. */
  readonly edge: Template;
  /** What no update of the app's stack may do. */
  readonly policy: object;
}

/** What was said on the command line and in the environment; undefined where nothing was. */
export interface Wishes {
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  /** Whether the password takes the place of the one there is. */
  readonly isPasswordNew?: boolean;
  readonly backupPassphrase?: string | undefined;
  readonly instanceType?: string | undefined;
  readonly domain?: string | undefined;
  readonly budget?: string | undefined;
  readonly repository?: string | undefined;
  readonly gitHubProvider?: string | undefined;
  readonly timeZone?: string | undefined;
}

/** Everything a verb works with; each part can be another one in a test. */
export interface Deployment {
  readonly cloud: Cloud;
  readonly terminal: Terminal;
  readonly workshop: Workshop;
  readonly web: Web;
  readonly blueprint: Blueprint;
  readonly wishes: Wishes;
  /** Of this machine, as Intl names it. */
  readonly timeZone: string;
  /** Milliseconds. */
  readonly pause: (duration: number) => Promise<void>;
  readonly now: () => Date;
}

export const APP_STACK = 'etf-portfolio';
export const EDGE_STACK = 'etf-portfolio-edge';

/** Secrets of the running app; the instance reads them at each start. */
export const SECRETS = {
  passwordHash: '/etf-portfolio/password-hash',
  originSecret: '/etf-portfolio/origin-secret',
  backupPassphrase: '/etf-portfolio/backup-passphrase',
} as const;
