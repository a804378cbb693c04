import type { createGuest as endpoint, Guest } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/guests');

/** Gives this browser's guest a name; whoever was nobody yet becomes a guest by it. */
async function nameGuest(displayName: string): Promise<Guest> {
  const { guest } = await request(call, { body: { display_name: displayName } });
  return guest;
}

export function useNameGuest(onNamed: (guest: Guest) => void) {
  return useMutation({ mutationFn: nameGuest, onSuccess: onNamed });
}
