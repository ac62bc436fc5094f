import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { http, HttpResponse } from 'msw';
import { server } from './server.ts';

/** Answers that the server's own story wrote; see backend/src/golden-answers.test.ts. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'responses');

/** The day on which they were given. */
export const GOLDEN_NOW = new Date('2026-11-24T10:00:00Z');

export type Body = string | number | boolean | null | readonly Body[] | { readonly [member: string]: Body };

const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Body;

/** A request as one line, whatever the order of its questions. */
function lineOf(method: string, address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  searchParams.sort();
  return `${method} ${pathname}?${searchParams.toString()}`;
}

/** Names of the golden files. */
export const GOLDEN_NAMES = Object.keys(read('requests') as object);

export interface GoldenService {
  /** Names of the files that were asked for. */
  readonly served: ReadonlySet<string>;
  /** Requests that no file answers; what the web app asks for is listed in golden-questions.ts of the backend. */
  readonly unknown: readonly string[];
}

/**
 * Serves the golden answers.
 *
 * @param change  makes of each body what the web app is given
 */
export function serveGoldenAnswers(change: (body: Body) => Body): GoldenService {
  const names = new Map(
    Object.entries(read('requests') as Record<string, string>).map(([name, request]) => {
      const [method = '', address = ''] = request.split(' ');
      return [lineOf(method, address), name];
    }),
  );
  const served = new Set<string>();
  const unknown: string[] = [];
  server.use(
    http.all('*/api/*', ({ request }) => {
      const line = lineOf(request.method, request.url);
      const name = names.get(line);
      if (name !== undefined) {
        served.add(name);
        return HttpResponse.json(change(read(name)));
      }
      unknown.push(line);
      return HttpResponse.json({ detail: `No golden file answers ${line}` }, { status: 404 });
    }),
  );
  return { served, unknown };
}
