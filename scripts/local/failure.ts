/** A failure whose message is all the person needs; it is printed without a stack (see bootstrap/failure.mjs). */
export class Failure extends Error {
  override name = 'Failure';
}
