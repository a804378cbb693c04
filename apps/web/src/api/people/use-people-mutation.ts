import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleKeys } from './people-keys.ts';

/** Changes the people of a channel; every list and the log are fetched anew before it counts as done. */
export function usePeopleMutation<Input, Answer>(
  channelId: string,
  mutationFn: (input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKeys.channel(channelId) }),
  });
}
