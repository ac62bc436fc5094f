import createClient from 'openapi-fetch';
import { goToLogin } from './go-to-login.ts';
import { problemFrom, ServerAway } from './problem.ts';
import type { paths } from './schema.ts';
import { serverAnswered, serverIsAway } from './server-state.ts';

/** Where the API is: beside the app, unless the build was told another origin. */
export const API_ORIGIN: string =
  (import.meta.env.VITE_API_URL as string | undefined) ?? window.location.origin;

async function watchedFetch(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.status === 401) goToLogin(request.url);
    const seenAt = response.headers.get('X-Seen-At');
    if (seenAt === null) serverAnswered(Date.now());
    else serverIsAway(Date.parse(seenAt));
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    serverIsAway();
    throw new ServerAway();
  }
}

/** The typed client of the API. */
export const api = createClient<paths>({ baseUrl: API_ORIGIN, fetch: watchedFetch });

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer; throws ApiProblem or ServerAway for any other. */
export function bodyOf<Data>({ data, error, response }: Answer<Data>): Data {
  if (response.ok) return data as Data;
  const problem = problemFrom(response.status, error);
  if (problem instanceof ServerAway) serverIsAway();
  throw problem;
}

/** The number of the change that a write made, for Undo. */
export function changeIdOf(headers: { get: (name: string) => string | null }): number | null {
  const id = headers.get('X-Change-ID');
  return id === null ? null : parseInt(id, 10);
}
