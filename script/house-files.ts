import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The repository's root folder. */
export const ROOT = join(import.meta.dirname, '..');

/** Never the project's own text: tools' output, what npm installed, a person's data. */
const NOT_OURS = [
  'node_modules',
  '.git',
  'dist',
  'data',
  'coverage',
  'test-results',
  'playwright-report',
  '.env',
];

/** A file of the repository: its path from the root, with forward slashes, and its text when asked for. */
export class HouseFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get text(): string {
    return readFileSync(join(ROOT, this.path), 'utf8');
  }

  get lines(): string[] {
    return this.text.replace(/\r?\n$/, '').split(/\r?\n/);
  }

  get isTest(): boolean {
    return /\.test\.tsx?$|\/testing\/|\/e2e\//.test(this.path);
  }

  /** `path:line` of every line that breaks a rule, for a message that leads to the place. */
  linesWith(pattern: RegExp): string[] {
    return this.lines.flatMap((line, index) =>
      pattern.test(line) ? [`${this.path}:${index + 1}  ${line.trim()}`] : [],
    );
  }
}

function below(folder: string): HouseFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.includes(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? below(path) : [new HouseFile(relative(ROOT, path).split(sep).join('/'))];
    });
}

const all = below(ROOT);

/** The files whose path matches, generated ones left out. */
export function files(pattern: RegExp): HouseFile[] {
  const generated = /^((infra\/)?package-lock\.json|backend\/openapi\.json|frontend\/src\/api\/schema\.ts)$/;
  return all.filter(({ path }) => pattern.test(path) && !generated.test(path));
}

/** The text of one file; empty when there is none. */
export function textOf(path: string): string {
  return isFile(path) ? new HouseFile(path).text : '';
}

/** True when the repository has this file or folder. */
export function isFile(path: string): boolean {
  return existsSync(join(ROOT, path));
}
