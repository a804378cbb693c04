import { expect } from '@jest/globals';
import type { ErrorCode } from '@footlight/contracts';
import { AppError } from '../src/http/app-error.ts';

/** Waits for what was begun at once. It may be rejected with one of these codes; any other failure is thrown. */
export async function allOrRejected(begun: Promise<unknown>[], codes: readonly ErrorCode[]): Promise<void> {
  for (const outcome of await Promise.allSettled(begun)) {
    if (outcome.status === 'fulfilled') continue;
    const error: unknown = outcome.reason;
    if (!(error instanceof AppError)) throw error;
    expect(codes).toContain(error.code);
  }
}
