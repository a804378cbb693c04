import { errorCodes } from '@footlight/contracts';
import { describe, expect, test } from '@jest/globals';
import { describeProblem } from './describe-problem.ts';
import { ApiProblem, ConnectionFailure } from './send.ts';

const problem = (code: string, status = 409) =>
  new ApiProblem({
    type: 'about:blank',
    title: 'Title',
    status,
    detail: 'What a newer server says.',
    code: code as 'not_found',
    request_id: 'req_1',
  });

describe('describeProblem', () => {
  test.each(Object.keys(errorCodes))('%s has a sentence of its own', (code) => {
    const { sentence } = describeProblem(problem(code));
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toContain(code);
  });

  test('a code from a newer server is worded by that server', () => {
    expect(describeProblem(problem('not_thought_of_yet'))).toMatchObject({
      sentence: 'What a newer server says.',
      requestId: 'req_1',
    });
  });

  test('the request id is shown only where the server failed', () => {
    expect(describeProblem(problem('internal_error', 500)).requestId).toBe('req_1');
    expect(describeProblem(problem('email_taken')).requestId).toBeUndefined();
  });

  test('silence and surprises have words too', () => {
    expect(describeProblem(new ConnectionFailure('timeout')).sentence).toMatch(/did not answer in time/);
    expect(describeProblem(new TypeError('x is undefined'))).toMatchObject({ nextStep: 'reload' });
  });
});
