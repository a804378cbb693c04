import { type ErrorCode, type Problem, meaningOf } from '@footlight/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { isDatabaseUnavailable } from '../db/errors.ts';
import { AppError, notFound } from '../http/app-error.ts';

/** Codes of Fastify's own errors, in ours. */
const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
};

function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An id that cannot exist names nothing: the same answer as for one that does not.
    if (error.validationContext === 'params') return new AppError('not_found');
    const place = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
    const errors = error.validation.map((issue) => ({
      pointer: `/${place}${issue.instancePath === '/' ? '' : issue.instancePath}`,
      message: issue.message ?? 'is not valid',
    }));
    return new AppError(
      'validation_failed',
      errors.map((entry) => `${entry.pointer}: ${entry.message}`).join('; '),
      {
        errors,
      },
    );
  }
  const known = fastifyCodes[error.code];
  if (known) return new AppError(known, error.message);
  if (isDatabaseUnavailable(error)) return new AppError('database_unavailable', undefined, { cause: error });
  if (!isResponseSerializationError(error) && error.statusCode !== undefined && error.statusCode < 500) {
    return new AppError(error.statusCode === 404 ? 'not_found' : 'malformed_body', error.message);
  }
  return new AppError('internal_error', undefined, { cause: error });
}

/** Sends an error as RFC 9457 problem details. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const { status, title, remedy: usual } = meaningOf(error.code);
  const remedy = error.remedy ?? usual;
  const problem: Problem = {
    type: `urn:footlight:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    request_id: request.id,
    ...(remedy && { remedy }),
    ...(error.errors && { errors: error.errors }),
    ...(error.moments && { moments: error.moments }),
    ...(error.right && { right: error.right }),
    ...(error.neededPlan && { needed_plan: error.neededPlan }),
    ...(error.queue && { queue: error.queue }),
  };
  const wait = error.retryAfterSeconds ?? (status === 503 ? 2 : undefined);
  if (wait !== undefined) void reply.header('retry-after', String(wait));
  // Serialised here: a route's schema for this status may be another one, and an error must reach the reader as it is.
  return reply.status(status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

/** Refuses an address that cannot be read, before any route or hook is asked: it names nothing. */
export function refuseAddress(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  sendProblem(request, reply, notFound());
}

/** Every error and every failure as problem details; failures are logged with their cause, never shown. */
export const errorsPlugin = fp(
  (app, _options, done) => {
    app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
      const problem = asAppError(error);
      if (meaningOf(problem.code).status >= 500) {
        request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
      }
      return sendProblem(request, reply, problem);
    });
    app.addHook('onSend', async (request, reply) => {
      void reply.header('x-request-id', request.id);
    });
    done();
  },
  { name: 'errors' },
);
