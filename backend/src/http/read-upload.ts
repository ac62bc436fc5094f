import type { Readable } from 'node:stream';
import type { FastifyError, FastifyRequest } from 'fastify';
import { MISSING } from './field.ts';
import { Problem, wholeBody } from './problem.ts';
import { ValidationProblem } from './problem.ts';

/** In bytes; of a JSON body that is read as a file is, too. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** What the name of a list ends in, in lower case. */
export const LIST_ENDINGS: readonly string[] = ['.csv'];
/** The same of a portfolio that was exported. */
export const PORTFOLIO_ENDINGS: readonly string[] = ['.json'];
/** The same of a broker's statement. */
export const STATEMENT_ENDINGS: readonly string[] = ['.csv', '.txt', '.json', '.xml'];

export interface Upload<T> {
  readonly fileName: string;
  readonly file: T;
}

async function fileOf<T>(
  request: FastifyRequest,
  take: (file: Readable) => Promise<T>,
): Promise<Upload<T> | null> {
  let upload: Upload<T> | null = null;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    if (part.fieldname === 'file') upload = { fileName: part.filename, file: await take(part.file) };
    else part.file.resume();
  }
  return upload;
}

/** A form that breaks off or has no boundary is the sender's fault, though the reader of forms does not say so. */
function formProblem(error: FastifyError | Problem): Error {
  if (error instanceof Problem) return error;
  const isTold = error.statusCode !== undefined && error.statusCode < 500;
  if (isTold) return error;
  const detail = `The form could not be read: ${error.message}.`;
  return new Problem(400, 'form_unreadable', detail, { reason: error.message });
}

/**
 * The part named `file` of a multipart form.
 *
 * @param take reads that part to its end; it may turn out later that the form is refused
 * @param endings that its name may have
 * @throws ValidationProblem 422 without such a part, Problem 400 when its name ends otherwise; 413 beyond 50 MB
 */
export async function readUpload<T>(
  request: FastifyRequest,
  take: (file: Readable) => Promise<T>,
  endings = LIST_ENDINGS,
): Promise<Upload<T>> {
  if (!request.isMultipart())
    throw wholeBody({ ...MISSING, message: 'Send the file as multipart form data, part "file"' }, null);
  const upload = await fileOf(request, take).catch((error: unknown) => {
    throw formProblem(error as FastifyError);
  });
  if (!upload) {
    throw new ValidationProblem([
      { type: MISSING.type, loc: ['body', 'file'], msg: MISSING.message, input: null },
    ]);
  }
  const name = upload.fileName.toLowerCase();
  if (!endings.some((ending) => name.endsWith(ending))) throw otherEnding(endings);
  return upload;
}

function otherEnding(endings: readonly string[]): Problem {
  if (endings === LIST_ENDINGS)
    return new Problem(400, 'file_not_csv', 'The file must be a CSV file; its name has to end in .csv.');
  if (endings === PORTFOLIO_ENDINGS)
    return new Problem(400, 'file_not_json', 'The file must be a JSON file; its name has to end in .json.');
  const list = endings.join(', ');
  const detail = `The file must be a broker's export; its name has to end in one of ${list}.`;
  return new Problem(400, 'file_not_statement', detail, { endings: list });
}
