import type { ManagedUser } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { userKey } from './get-user.ts';

/** Does something to a person; every list and log is looked at anew afterwards. */
export function useAct<Input>(act: (input: Input) => Promise<{ user: ManagedUser }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async ({ user }) => {
      client.setQueryData(userKey(user.id), user);
      await client.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
