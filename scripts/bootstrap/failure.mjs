import { constants } from 'node:os';

/** A failure whose message is all the person needs. */
export class Failure extends Error {
  name = 'Failure';
}

/** The person, or a supervisor, ended what was going on. */
export class Interrupted extends Error {
  name = 'Interrupted';

  constructor(signal) {
    super(signal);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Prints what went wrong, a Failure without its stack and an interruption not at all, and ends with a code that tells. */
export function reportAndExit(error) {
  if (error?.name !== 'Interrupted') console.error(error?.name === 'Failure' ? error.message : error);
  process.exit(error?.exitCode ?? 1);
}
