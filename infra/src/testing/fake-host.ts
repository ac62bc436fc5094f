import { createHash } from 'node:crypto';
import type { FakeAccount } from './fake-account.ts';
import { FakeError } from './fake-request.ts';
import { sceneOf } from './fake-stack.ts';
import { valueOf } from './fake-template.ts';

type Told = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>> & { ok: boolean };

const refuse = (step: string, reason: string): Answer => ({ ok: false, step, reason });

/** The object that a signed address leads to. */
function fetched(account: FakeAccount, address: string): Buffer | null {
  const { pathname, searchParams } = new URL(address);
  if (!searchParams.has('X-Amz-Signature')) return null;
  const [, bucket = '', ...key] = decodeURIComponent(pathname).split('/');
  return account.buckets.get(bucket)?.get(key.join('/'))?.at(-1)?.body ?? null;
}

/** What the account keeps for the host: secrets, and what its stack tells. */
function keptFor(account: FakeAccount): string {
  const secrets = [...account.parameters].filter(([name]) => name.startsWith('/etf-portfolio/'));
  const told = account.stacks
    .filter(({ status }) => !status.startsWith('DELETE'))
    .flatMap((stack) =>
      Object.values(stack.template.Resources)
        .filter(({ Type }) => Type === 'AWS::SSM::Parameter')
        .map(({ Properties = {} }) => [
          String(Properties.Name),
          valueOf(Properties.Value, sceneOf(stack, stack.template, stack.parameters)),
        ]),
    );
  return JSON.stringify([...secrets, ...told].sort());
}

/** What the script that fetches and begins a release does. */
export function activate(
  account: FakeAccount,
  { ReleaseId = '', ReleaseSha256 = '', ReleaseUrl = '' }: Told,
): Answer {
  const { host } = account;
  if (host.broken.has('activate')) return refuse('health', 'the new release did not become healthy');
  const archive = fetched(account, ReleaseUrl);
  if (!archive) return refuse('download', 'the address is too old');
  if (createHash('sha256').update(archive).digest('hex') !== ReleaseSha256)
    return refuse('checksum', 'what was downloaded is another file');
  host.activated.push(ReleaseId);
  if (host.current !== ReleaseId) host.previous = host.current;
  host.current = ReleaseId;
  host.isStopped = false;
  host.knows = keptFor(account);
  return { ok: true, release: ReleaseId };
}

function backupsBucket(account: FakeAccount) {
  const name = [...account.buckets.keys()].findLast((each) => each.includes('-backupsbucket-'));
  return account.buckets.get(name ?? '');
}

function backUp(account: FakeAccount): Answer {
  const bucket = backupsBucket(account);
  account.count += 1;
  const name = `portfolio-20261129T1700${String(account.count).padStart(5, '0')}Z.db.gz`;
  const body = account.host.backupContent;
  const sha256 = createHash('sha256').update(body).digest('base64');
  const version = {
    id: `v${account.count}`,
    body,
    sha256,
    contentType: '',
    cacheControl: '',
    modifiedAt: new Date(),
  };
  bucket?.set(`backups/${name}`, [version]);
  return { ok: true, backup: name };
}

function goBack(account: FakeAccount): Answer {
  const { host } = account;
  if (host.previous === null) return refuse('rollback', 'there is no earlier release');
  [host.current, host.previous] = [host.previous, host.current];
  return { ok: true, release: host.current, previous: host.previous };
}

/** What the program of a release does with a verb. */
export function obey(account: FakeAccount, { Verb = '', Argument = '' }: Told): Answer {
  const { host } = account;
  if (host.current === null) return refuse('start', 'No release is active on this host. Release one first.');
  if (Verb !== 'status') host.told.push(Argument === '' ? Verb : `${Verb} ${Argument}`);
  if (host.broken.has(Verb)) return refuse(Verb, 'the disk is full');
  switch (Verb) {
    case 'status':
      return {
        ...{ ok: true, release: host.current, previous: host.previous ?? '', healthy: !host.isStopped },
        informed: host.knows === keptFor(account),
      };
    case 'stop':
      host.isStopped = true;
      return { ok: true };
    case 'backup':
      return backUp(account);
    case 'rollback':
      return goBack(account);
    case 'restore':
      return { ok: true, restored: Argument };
    case 'drill':
      return { ok: true };
    case 'doctor':
      return { ok: false, step: 'doctor', reason: '1 of 2 items are wrong', items: host.items };
    default:
      throw new FakeError('InvalidParameters', `Verb ${Verb} is not allowed`);
  }
}
