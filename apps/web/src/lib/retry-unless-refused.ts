import { ApiProblem } from './send.ts';

/** Whether a request is sent again: twice, but not when the API refuses it, which asking again would not change. */
export function retryUnlessRefused(failures: number, error: Error): boolean {
  return !(error instanceof ApiProblem && error.status < 500) && failures < 2;
}
