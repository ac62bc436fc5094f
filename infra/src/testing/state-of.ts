import { createHash } from 'node:crypto';
import type { FakeAccount } from './fake-account.ts';

const plain = (name: string) => name.replace(/-\d{4}$/, '');
/** One backup more, or made a moment later, is no difference. */
const undated = (key: string) => key.replace(/-\d{8}T\d{9}Z/, '');
const sumOf = (body: Buffer) => createHash('sha256').update(body).digest('hex').slice(0, 12);

/** What an account holds, without what differs from run to run, so that two can be compared. */
export function stateOf(account: FakeAccount) {
  const secret = account.parameters.get('/etf-portfolio/origin-secret');
  return {
    stacks: account.stacks.map((stack) => ({
      name: stack.name,
      region: stack.region,
      status: stack.status.replace('UPDATE_', 'CREATE_'),
      policy: stack.policy,
      isProtected: stack.isProtected,
      changeSets: stack.changeSets.length,
      resources: [...stack.ids.keys()].sort(),
      parameters: {
        ...stack.parameters,
        OriginSecret: stack.parameters.OriginSecret === secret,
      },
    })),
    buckets: Object.fromEntries(
      [...account.buckets]
        .map(([name, objects]) => [
          plain(name),
          [
            ...new Set(
              [...objects].flatMap(([key, versions]) => {
                const newest = versions.at(-1);
                return newest?.body ? [`${undated(key)} ${sumOf(newest.body)} ${newest.cacheControl}`] : [];
              }),
            ),
          ].sort(),
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ) as Record<string, string[]>,
    parameters: [...account.parameters.keys()].filter((name) => name.startsWith('/etf-portfolio/')).sort(),
    release: account.host.current,
    isStopped: account.host.isStopped,
  };
}
