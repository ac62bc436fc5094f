import { describe, expect, test } from 'vitest';
import { ADR_HEADINGS, FLOAT_ROOMS, INTL_ROOMS } from './house-rules.ts';
import type { HouseFile } from './house-files.ts';
import { files, isFile, textOf } from './house-files.ts';

/** Every rule collects what breaks it, so that one run names all of it. */
const nothing: string[] = [];

const source = files(/\.(ts|tsx|mjs|cjs|js|css)$/);
const product = files(/^(domain|backend|frontend|infra)\/(src|commands)\/.*\.(ts|tsx|css)$/).filter(
  (file) => !file.isTest,
);
const prose = files(/\.md$/);

describe('files', () => {
  test('a file has at most 300 lines', () => {
    expect(source.filter((file) => file.lines.length > 300).map((file) => file.path)).toEqual(nothing);
  });

  test('rooms have no barrel files; the domain has its one door', () => {
    const doors = ['domain/src/index.ts', 'domain/src/testing/index.ts'];
    const barrels = source.filter((file) => /\/index\.tsx?$/.test(file.path) && !doors.includes(file.path));
    expect(barrels.map((file) => file.path)).toEqual(nothing);
  });

  test('file and folder names are kebab-case', () => {
    const named = source.filter((file) => /^(domain|backend|frontend|infra|script|bench)\//.test(file.path));
    expect(named.filter((file) => !/^[a-z0-9./-]+$/.test(file.path)).map((file) => file.path)).toEqual(
      nothing,
    );
  });

  test('nothing is put off, and no test is switched off', () => {
    const postponed = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '\\b(it|test|describe)\\.(skip|only|to' + 'do)\\b'].join('|'),
    );
    expect(source.flatMap((file) => file.linesWith(postponed))).toEqual(nothing);
  });

  test('no check is silenced', () => {
    const silenced = new RegExp(
      ['eslint-' + 'disable', '@ts-' + '(ignore|nocheck|expect-error)', 'prettier-' + 'ignore'].join('|'),
    );
    expect(source.flatMap((file) => file.linesWith(silenced))).toEqual(nothing);
  });

  test('no path of one machine is written down', () => {
    const machine = /(^|[\s"'`(=])(\/(work|home|root|Users|tmp|farm)\/|[A-Z]:\\)|\.\.\/+shared\b/;
    const text = files(/\.(ts|tsx|mjs|cjs|js|css|md|json|html|yml)$|^\.ci\//);
    expect(text.flatMap((file) => file.linesWith(machine))).toEqual(nothing);
  });
});

describe('domain', () => {
  test('every exported function says what it answers', () => {
    const bare = product
      .filter((file) => file.path.startsWith('domain/src/'))
      .flatMap((file) =>
        file.lines.flatMap((line, index) => {
          const isFunction =
            /^export (async )?function\b|^export const \w+(: [^=]+)? = (async )?(\(|<|\w+ =>)/.test(line);
          const above = file.lines[index - 1] ?? '';
          const isOverload =
            /^export function \w+/.exec(line)?.[0] === /^export function \w+/.exec(above)?.[0];
          return isFunction && !above.trimEnd().endsWith('*/') && !isOverload
            ? [`${file.path}:${index + 1}`]
            : [];
        }),
      );
    expect(bare).toEqual(nothing);
  });

  test('every refusal code is explained in docs', () => {
    const explained = new Set(
      prose.flatMap((file) => [...file.text.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code)),
    );
    const codes = product
      .filter((file) => file.path.startsWith('domain/src/'))
      .flatMap((file) => [...file.text.matchAll(/\bcode: ((?:'[a-z_]+'(?: \| )?)+)/g)])
      .flatMap(([, union = '']) => [...union.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code));
    expect(codes.length).toBeGreaterThan(0);
    expect([...new Set(codes)].filter((code) => !explained.has(code))).toEqual(nothing);
  });
});

describe('numbers and colours', () => {
  test('text becomes a binary number only where it counts something', () => {
    const elsewhere = product.filter((file) => !FLOAT_ROOMS.some((room) => file.path.startsWith(room)));
    expect(elsewhere.flatMap((file) => file.linesWith(/\bNumber\(|\bparseFloat\(|\.toFixed\(/))).toEqual(
      nothing,
    );
  });

  test('a number becomes characters for a person in frontend/src/format only', () => {
    const elsewhere = product.filter((file) => !INTL_ROOMS.some((room) => file.path.startsWith(room)));
    expect(elsewhere.flatMap((file) => file.linesWith(/\bIntl\.|\.toLocale\w*String\(/))).toEqual(nothing);
  });

  test('colours live in tokens.css', () => {
    const colour =
      /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/i;
    const painted = product.filter(
      (file) => file.path.startsWith('frontend/src/') && file.path !== 'frontend/src/ui/tokens.css',
    );
    expect(painted.flatMap((file) => file.linesWith(colour))).toEqual(nothing);
  });
});

describe('the API', () => {
  interface Operation {
    summary?: string;
    responses?: Record<string, { content?: Record<string, { schema?: object }> }>;
  }
  const document = JSON.parse(textOf('backend/openapi.json') || '{}') as {
    paths?: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

  test('every operation has a summary and the shape of its answer', () => {
    expect(operations.length).toBeGreaterThan(0);
    const bare = operations.filter(({ operation: { summary, responses = {} } }) => {
      const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const described = successes.every(
        ([status, { content }]) => status === '204' || Object.values(content ?? {}).some((c) => c.schema),
      );
      return !summary || successes.length === 0 || !described;
    });
    expect(bare.map(({ name }) => name)).toEqual(nothing);
  });

  test('every path is asked for by a test', () => {
    expect(operations.length).toBeGreaterThan(0);
    const tests = files(/^backend\/.*\.ts$/).filter((file) => file.isTest);
    const asked = tests.map((file) => file.text).join('\n');
    const last = (path: string) =>
      path
        .replace(/\/\{[^}]+\}.*$/, '')
        .split('/')
        .slice(-1)[0] ?? path;
    expect(
      operations.filter(({ path }) => !asked.includes(`/${last(path)}`)).map(({ name }) => name),
    ).toEqual(nothing);
  });
});

describe('documentation', () => {
  const readme = textOf('README.md');

  test('every setting is in the README with its default', () => {
    const defaults = /DEFAULTS\b[^{]*\{([^}]*)\}/.exec(textOf('backend/src/config.ts'))?.[1] ?? '';
    const settings = [...defaults.matchAll(/^\s*([A-Z0-9_]+): '(.*)',$/gm)];
    expect(settings.length).toBeGreaterThan(0);
    const missing = settings.filter(
      ([, name, value]) => !readme.includes(`| \`${String(name)}\` | \`${String(value)}\` |`),
    );
    expect(missing.map(([line]) => line.trim())).toEqual(nothing);
  });

  test('every command that is named exists', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...prose, ...files(/^(Dockerfile|\.github\/.*\.yml)$/)].flatMap((file) =>
      [...file.text.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual(nothing);
    const programs = prose.flatMap((file) =>
      [...file.text.matchAll(/\bbackend\/dist\/([\w-]+)\.js/g)].map(([, name = '']) => name),
    );
    const isThere = (name: string) =>
      isFile(`backend/commands/${name}.ts`) || isFile(`backend/src/${name}.ts`);
    expect(programs.filter((name) => !isThere(name))).toEqual(nothing);
    const verbs = textOf('infra/src/deploy/command-line.ts') + textOf('infra/host/release/etf-portfolio');
    const asked = prose.flatMap((file) =>
      [...file.text.matchAll(/(?:npm run deploy --|(?:host\/|… )etf-portfolio) ([a-z][a-z-]+)/g)].map(
        ([, verb = '']) => verb,
      ),
    );
    expect(asked.filter((verb) => !new RegExp(`[ |]${verb}\\b`).test(verbs))).toEqual(nothing);
  });

  test('every link inside the repository leads somewhere', () => {
    const broken = prose.flatMap((file) => {
      const links = [...file.text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
      return links
        .filter((target) => !isFile(new URL(target, `file:///${file.path}`).pathname.slice(1)))
        .map((target) => `${file.path} → ${target}`);
    });
    expect(broken).toEqual(nothing);
  });

  test('every file that the glossary or the regressions name exists', () => {
    const named = ['docs/glossary.md', 'docs/regressions.md'].flatMap((path) =>
      [...textOf(path).matchAll(/`((?:domain|backend|frontend|script|fixtures)\/[\w./-]+)`/g)].map(
        ([, target = '']) => target,
      ),
    );
    expect(isFile('docs/glossary.md')).toBe(true);
    expect(named.filter((target) => !isFile(target))).toEqual(nothing);
  });

  test('every decision has the five headings and a line in the index', () => {
    const index = textOf('docs/adr/README.md');
    const records = files(/^docs\/adr\/\d{4}-.*\.md$/);
    expect(records.length).toBeGreaterThan(0);
    const incomplete = records.filter((file: HouseFile) => {
      const headings = file.lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));
      return (
        headings.join() !== ADR_HEADINGS.join() || !index.includes(`(${file.path.replace('docs/adr/', '')})`)
      );
    });
    expect(incomplete.map((file) => file.path)).toEqual(nothing);
  });

  test('the changelog has a place for what is not released yet', () => {
    expect(textOf('CHANGELOG.md')).toMatch(/^## \[?Unreleased\]?$/m);
  });
});
