import type { ManagedUser } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { adminKeys } from './admin-keys.ts';

/** Changes a person as an admin; every list and log is fetched anew afterwards. */
export function useUserMutation<Input>(mutationFn: (input: Input) => Promise<{ user: ManagedUser }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async ({ user }) => {
      client.setQueryData(adminKeys.user(user.id), user);
      await client.invalidateQueries({ queryKey: adminKeys.all });
    },
  });
}
