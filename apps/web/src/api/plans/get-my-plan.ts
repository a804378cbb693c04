import type { AnswerOf, getMyPlan } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof getMyPlan>('GET', '/v1/me/plan');

export type MyPlan = AnswerOf<typeof getMyPlan>;

export const myPlanQuery = queryOptions({
  queryKey: ['plans', 'mine'],
  queryFn: ({ signal }) => request(call, {}, { signal }),
  staleTime: 60_000,
});

/** The plan of the account that is signed in, what it gives, and what is used of it. @param enabled false while nobody is signed in */
export function useMyPlan(enabled = true) {
  return useQuery({ ...myPlanQuery, enabled });
}

/** Whether a plan has room for one more channel. */
export function hasRoomForChannel({ rights, use }: MyPlan): boolean {
  return rights.channels === 'unlimited' || use.channels < rights.channels;
}
