import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleKey } from './people-key.ts';

/** Does something about the people of a channel; every list and the log are looked at anew before it counts as done. */
export function usePeopleAct<Input, Answer>(channelId: string, act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(channelId) }),
  });
}
