import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { onRecovery, watchConnection } from '../lib/connection.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { watchSession } from '../lib/session.ts';
import { watchTheme } from '../lib/theme.ts';

/** What every page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);

  useEffect(() => {
    const stops = [
      watchTheme(),
      watchConnection(),
      watchSession(client),
      // What failed while nobody answered is asked again as soon as somebody does.
      onRecovery(() => {
        void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);

  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
