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

/**
 * Serves the golden answers.
 *
 * @param change  makes of each body what the web app is given
 * @returns requests that no golden file answers, in the words of GOLDEN_QUESTIONS
 */
export function serveGoldenAnswers(change: (body: Body) => Body = (body) => body): readonly string[] {
  const answers = new Map(
    Object.entries(read('requests') as Record<string, string>).map(([name, request]) => {
      const [method = '', address = ''] = request.split(' ');
      return [lineOf(method, address), change(read(name))];
    }),
  );
  const unknown: string[] = [];
  server.use(
    http.all('*/api/*', ({ request }) => {
      const line = lineOf(request.method, request.url);
      const body = answers.get(line);
      if (body !== undefined) return HttpResponse.json(body);
      unknown.push(line);
      return HttpResponse.json({ detail: `No golden file answers ${line}` }, { status: 404 });
    }),
  );
  return unknown;
}
