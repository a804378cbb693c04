import { type ErrorCode, type Problem, meaningOf } from '@footlight/contracts';

/** An error with a code of the contracts. Its detail is for the reader of the answer. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: Problem['errors'];
  /** With `time_repeated`: both moments. */
  readonly moments: Problem['moments'];
  /** With `stream_full`: how many wait. */
  readonly queue: Problem['queue'];
  /** After how many seconds another try makes sense. */
  readonly retryAfterSeconds: number | undefined;

  /**
   * @param code what is refused; status, title and remedy follow from it
   * @param detail one or two sentences about this very case; the title of the code when left out
   */
  constructor(
    code: ErrorCode,
    detail?: string,
    options?: ErrorOptions & Pick<Problem, 'errors' | 'moments' | 'queue'> & { retryAfterSeconds?: number },
  ) {
    super(detail ?? meaningOf(code).title, options);
    this.name = 'AppError';
    this.code = code;
    this.errors = options?.errors;
    this.moments = options?.moments;
    this.queue = options?.queue;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

/** The error for what does not exist and for what may not be seen: both read alike. */
export function notFound(): AppError {
  return new AppError('not_found');
}
