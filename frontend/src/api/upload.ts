import { API_ORIGIN, changeIdOf } from './client.ts';
import { ApiProblem, problemFrom, ServerAway } from './problem.ts';
import { serverAnswered, serverIsAway } from './server-state.ts';

export interface Upload {
  readonly path: string;
  readonly file: File;
  /** Bytes sent, as a fraction of the file; 1 means that the server has it and is at work. */
  readonly onProgress: (fraction: number) => void;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Sends a file as the multipart part `file`. `fetch` cannot say how far an upload is; this can.
 *
 * @returns the body of a good answer, unchecked, and the number of the change it made
 */
export function upload({
  path,
  file,
  onProgress,
}: Upload): Promise<{ body: unknown; changeId: number | null }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', new URL(path, API_ORIGIN));
    request.upload.onprogress = (event) => {
      onProgress(event.total > 0 ? event.loaded / event.total : 1);
    };
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        serverAnswered(Date.now());
        resolve({ body, changeId: changeIdOf({ get: (name) => request.getResponseHeader(name) }) });
        return;
      }
      const problem = problemFrom(request.status, body);
      if (problem instanceof ApiProblem) serverAnswered(Date.now());
      else serverIsAway();
      reject(problem);
    };
    request.onerror = () => {
      serverIsAway();
      reject(new ServerAway());
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
