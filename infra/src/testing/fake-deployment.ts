import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudIn } from '../deploy/cloud/cloud.ts';
import { DeployError } from '../deploy/deploy-error.ts';
import type { Blueprint, Deployment, Wishes } from '../deploy/deployment.ts';
import type { Workshop } from '../deploy/workshop.ts';
import { stackPolicy } from '../stacks/stack-policy.ts';
import type { FakeAws } from './fake-aws.ts';
import { fakeWeb } from './fake-web.ts';
import { templates } from './templates.ts';

/** The real templates. */
export const blueprint = (): Blueprint => ({ ...templates(), policy: stackPolicy });

/** What one version of the app consists of. */
export interface Version {
  readonly id: string;
  readonly frontend: Readonly<Record<string, string>>;
}

export const FIRST: Version = {
  id: '1.0.0-aaaaaaa',
  frontend: {
    'index.html': '<script src="/assets/app-1.js"></script>',
    'service-worker.js': 'precache(1)',
    'favicon.svg': '<svg/>',
    'manifest.webmanifest': '{}',
    'assets/app-1.js': 'one',
    'assets/app-1.js.br': 'packed',
    'assets/shared-9.css': 'shared',
  },
};

export const SECOND: Version = {
  id: '1.1.0-bbbbbbb',
  frontend: {
    'index.html': '<script src="/assets/app-2.js"></script>',
    'service-worker.js': 'precache(2)',
    'favicon.svg': '<svg/>',
    'manifest.webmanifest': '{}',
    'assets/app-2.js': 'two',
    'assets/shared-9.css': 'shared',
  },
};

/** A workshop whose products are small files in a folder of its own. */
function smallWorkshop(folder: string, version: Version): Workshop {
  const frontend = join(folder, 'dist');
  for (const [key, text] of Object.entries(version.frontend)) {
    mkdirSync(join(frontend, key, '..'), { recursive: true });
    writeFileSync(join(frontend, key), text);
  }
  const archive = Buffer.from(`archive of ${version.id}`);
  return {
    hash: async (password) => {
      if (password.length < 10) throw new DeployError('The password is too short.');
      return await Promise.resolve(`$argon2id$of-${createHash('sha256').update(password).digest('hex')}`);
    },
    release: async (architecture) => {
      const path = join(folder, `etf-portfolio-${version.id}-${architecture}.tar.gz`);
      writeFileSync(path, archive);
      const sha256 = createHash('sha256').update(archive).digest('hex');
      return await Promise.resolve({ id: version.id, path, bytes: archive.length, sha256 });
    },
    frontend: async () => await Promise.resolve(frontend),
    proveBackup: async (path) => await Promise.resolve([`Proved ${path}`]),
    keepFolder: join(folder, 'last-backups'),
  };
}

/** A deployment to a fake account, with the owner's answers, and all that was said to the owner. */
export interface FakeDeployment extends Deployment {
  readonly said: string[];
  readonly asked: string[];
  readonly folder: string;
  readonly clear: () => void;
}

interface Given {
  readonly version?: Version;
  readonly answers?: readonly string[];
  readonly wishes?: Wishes;
  readonly blueprint?: Blueprint;
  /** Tries of each call; the clients' own pauses between them are real. */
  readonly maxAttempts?: number;
  readonly now?: () => Date;
  readonly timeZone?: string;
  readonly workshop?: Partial<Workshop>;
}

export const OWNER: Wishes = { email: 'owner@example.org', password: 'correct horse battery' };

/** @param given.answers  what the owner types, in order; without them nobody is there to answer */
export function fakeDeployment(aws: FakeAws, given: Given = {}): FakeDeployment {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  const answers = [...(given.answers ?? [])];
  const [said, asked]: [string[], string[]] = [[], []];
  const answer = async (question: string) => {
    asked.push(question);
    const next = answers.shift();
    if (next === undefined) throw new DeployError(`Nobody is here to answer "${question}".`);
    return await Promise.resolve(next);
  };
  return {
    cloud: cloudIn({
      region: 'eu-central-1',
      endpoint: aws.endpoint,
      maxAttempts: given.maxAttempts ?? 1,
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    }),
    terminal: {
      isInteractive: answers.length > 0,
      say: (line) => said.push(line),
      ask: answer,
      askSecret: answer,
    },
    workshop: { ...smallWorkshop(folder, given.version ?? FIRST), ...given.workshop },
    web: fakeWeb(aws.account),
    blueprint: given.blueprint ?? blueprint(),
    wishes: given.wishes ?? {},
    timeZone: given.timeZone ?? 'Europe/Berlin',
    pause: async () => await Promise.resolve(),
    now: given.now ?? (() => new Date()),
    said,
    asked,
    folder,
    clear: () => rmSync(folder, { recursive: true }),
  };
}
