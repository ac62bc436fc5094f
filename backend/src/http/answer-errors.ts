import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { databaseProblem } from './database-problem.ts';
import { NO_OBJECT } from './field.ts';
import { type CodedDetail, Problem, validationBody, ValidationProblem, wholeBody } from './problem.ts';
import { everyProblem } from './validate-requests.ts';

/** Errors of the framework that are the caller's, with our words for them. */
const FRAMEWORK_DETAILS: Readonly<Record<string, CodedDetail>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    detail: 'The request body is larger than 1 MB.',
    code: 'body_too_large',
  },
  FST_REQ_FILE_TOO_LARGE: {
    detail: 'The file is larger than 50 MB. Split it, or export a shorter period.',
    code: 'file_too_large',
  },
  FST_PARTS_LIMIT: {
    detail: 'The form has too many parts; send the file alone, as the part named "file".',
    code: 'form_too_many_parts',
  },
  FST_FILES_LIMIT: {
    detail: 'Send one file at a time, as the part named "file".',
    code: 'form_too_many_files',
  },
  FST_FIELDS_LIMIT: {
    detail: 'The form has too many fields; send the file alone, as the part named "file".',
    code: 'form_too_many_fields',
  },
  FST_ERR_BAD_URL: { detail: 'The address is not well-formed.', code: 'address_malformed' },
  FST_ERR_MAX_PARAM_LENGTH: { detail: 'The address is too long.', code: 'address_too_long' },
};

function frameworkDetail({ code, message }: FastifyError): CodedDetail {
  return FRAMEWORK_DETAILS[code] ?? { detail: message, code: 'request_refused' };
}

function isCallersFault(status: number | undefined): status is number {
  return status !== undefined && status >= 400 && status < 500;
}

/** An address that no route can be looked up for: answered before any hook runs. */
export function answerBadAddress(
  error: FastifyError,
  request: { readonly id: string },
  reply: FastifyReply,
): void {
  void reply
    .status(error.statusCode ?? 400)
    .header('X-Request-ID', request.id)
    .send(frameworkDetail(error));
}

/** A content type that is none, such as `;`, is what any other type but JSON is: no JSON object. */
const NOT_JSON = wholeBody(NO_OBJECT, null);

/** One place where an error becomes an answer. What is our fault is logged whole and answered without detail. */
export function answerErrors(app: FastifyInstance, config: Config, log: Log): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof ValidationProblem) {
      const problem = everyProblem(error, error.validationContext, request);
      return reply.status(422).send(validationBody(problem, request.routeOptions.config.holdsSecret));
    }
    if (error instanceof Problem) return reply.status(error.status).send(error.body);
    const unusable = databaseProblem(error, config.databasePath);
    if (unusable) {
      const path = request.url.split('?')[0];
      log.error('database unusable', {
        method: request.method,
        path,
        error_message: error.message,
        request_id: request.id,
      });
      return reply.status(unusable.status).header('Retry-After', '5').send(unusable.body);
    }
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
      return reply.status(422).send(validationBody(NOT_JSON));
    }
    if (isCallersFault(error.statusCode)) {
      // The framework would close the connection, and who is still sending would find it broken before the answer is
      // read. Kept, Node reads the rest and forgets it, for as long as a request may take.
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') reply.removeHeader('connection');
      return reply.status(error.statusCode).send(frameworkDetail(error));
    }
    log.error('unhandled error', {
      method: request.method,
      path: request.url.split('?')[0],
      error_type: error.name,
      error_message: error.message,
      stack: error.stack,
      request_id: request.id,
    });
    const told: CodedDetail = { detail: 'Internal server error', code: 'internal_error' };
    const body = { ...told, request_id: request.id };
    return reply.status(500).send(config.debug ? { ...body, error: error.stack } : body);
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether its body holds a secret, of which no refusal may tell anything. */
    holdsSecret?: boolean;
  }
}
