/** A failure whose message is all the person needs. */
export class Failure extends Error {
  name = 'Failure';
}

/** Prints what went wrong, a Failure without its stack, and ends with exit code 1. */
export function reportAndExit(error) {
  console.error(error?.name === 'Failure' ? error.message : error);
  process.exit(1);
}
