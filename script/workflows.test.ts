import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { files, textOf } from './house-files.ts';

/** Every rule collects what breaks it, so that one run names all of it. */
const nothing: string[] = [];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group?: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const sources = files(/^\.github\/workflows\/.*\.yml$/);
const workflows = sources.map(({ path, text }) => ({ path, ...(parse(text) as Workflow) }));
const jobs = workflows.flatMap(({ path, jobs }) =>
  Object.entries(jobs).map(([name, job]) => ({ name: `${path} ${name}`, job })),
);

describe('workflows', () => {
  test('there are those for changes, releases and known holes', () => {
    expect(sources.map(({ path }) => path.split('/').at(-1)).sort()).toEqual([
      'audit.yml',
      'release.yml',
      'test.yml',
    ]);
  });

  test('an action is one commit, with its version beside it', () => {
    const used = sources.flatMap((file) => file.linesWith(/\buses:/));
    expect(used.length).toBeGreaterThan(0);
    const loose = used.filter(
      (line) => !/uses: (\.\/|[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line),
    );
    expect(loose).toEqual(nothing);
  });

  test('they may read the repository; only a release on main may ask Amazon for more', () => {
    const wide = workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{"contents":"read"}');
    expect(wide.map(({ path }) => path)).toEqual(nothing);
    const more = jobs.filter(({ job }) => job.permissions !== undefined);
    expect(more.map(({ name, job }) => [name, job.permissions])).toEqual([
      ['.github/workflows/release.yml release', { contents: 'read', 'id-token': 'write' }],
    ]);
    expect(textOf('.github/workflows/release.yml')).toContain("github.ref == 'refs/heads/main'");
  });

  test('no key is kept, and no code of strangers runs with the rights of this repository', () => {
    const kept = /\bsecrets\.|access-key|pull_request_target|persist-credentials: true/;
    expect(sources.flatMap((file) => file.linesWith(kept))).toEqual(nothing);
    const checkouts = jobs.flatMap(({ job }) =>
      (job.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  test('each has its group and its end', () => {
    expect(workflows.filter(({ concurrency }) => !concurrency?.group).map(({ path }) => path)).toEqual(
      nothing,
    );
    const endless = jobs.filter(({ job }) => !job.uses && !job['timeout-minutes']);
    expect(endless.map(({ name }) => name)).toEqual(nothing);
  });
});

describe('images', () => {
  test('an image of others is named by its digest', () => {
    const named = [
      ...[...textOf('Dockerfile').matchAll(/^ARG BASE=(.*)$/gm)],
      ...files(/^compose.*\.yaml$/).flatMap(({ text }) => [...text.matchAll(/^ +image: (.*)$/gm)]),
    ].map(([, image = '']) => image);
    expect(named.length).toBeGreaterThan(2);
    const loose = named.filter((image) => image !== 'etf-portfolio' && !/@sha256:[0-9a-f]{64}$/.test(image));
    expect(loose).toEqual(nothing);
  });

  test('no data, setting or history is sent to the builder', () => {
    const rules = textOf('.dockerignore').split('\n');
    expect(rules.find((rule) => rule !== '' && !rule.startsWith('#'))).toBe('**');
    const letIn = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
    expect(letIn.filter((rule) => /^\.|env|data|\*/.test(rule))).toEqual(nothing);
  });
});
