/** A failure whose message is all the person needs; it is printed without a stack (see bootstrap/failure.mjs). */
export class Failure extends Error {
  override name = 'Failure';
}

/** Rethrows what a part of the local stack says as a failure of that kind: its messages are written for people. */
export function asFailure(cause: unknown): never {
  throw new Failure(cause instanceof Error ? cause.message : String(cause), { cause });
}
