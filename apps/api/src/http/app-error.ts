import { type ErrorCode, type Problem, type Remedy, meaningOf } from '@footlight/contracts';

/** An error with a code of the contracts. Its detail is for the reader of the answer. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: Problem['errors'];
  /** With `time_repeated`: both moments. */
  readonly moments: Problem['moments'];
  /** With `stream_full`: how many wait. */
  readonly queue: Problem['queue'];
  /** With an error about a plan: which right is missing, and the lowest plan that has it. */
  readonly right: Problem['right'];
  readonly neededPlan: Problem['needed_plan'];
  /** What the reader can do, where it is not what the code says. */
  readonly remedy: Remedy | undefined;
  /** After how many seconds another try makes sense. */
  readonly retryAfterSeconds: number | undefined;

  /**
   * @param code what is refused; status, title and, unless there is another one, remedy follow from it
   * @param detail one or two sentences about this very case; the title of the code when left out
   */
  constructor(
    code: ErrorCode,
    detail?: string,
    options?: ErrorOptions &
      Pick<Problem, 'errors' | 'moments' | 'queue' | 'right' | 'needed_plan' | 'remedy'> & {
        retryAfterSeconds?: number;
      },
  ) {
    super(detail ?? meaningOf(code).title, options);
    this.name = 'AppError';
    this.code = code;
    this.errors = options?.errors;
    this.moments = options?.moments;
    this.queue = options?.queue;
    this.right = options?.right;
    this.neededPlan = options?.needed_plan;
    this.remedy = options?.remedy;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

/** The error for what does not exist and for what may not be seen: both read alike. */
export function notFound(): AppError {
  return new AppError('not_found');
}
