import type { OnUnexpectedExit } from '../child/keep-up.ts';

/** `fast` gives up what a crash would need, and its data with the stop: for unit and integration tests only. */
export type Profile = 'durable' | 'fast';

export interface PostgresOptions {
  /** A folder of this server alone. Data of the durable profile survives in it. */
  dir: string;
  profile: Profile;
  /** On 127.0.0.1; any free one unless given. */
  port?: number;
  /** Takes a line when something is not as usual, for example where the data lies. */
  log?: (line: string) => void;
  /** Takes the server's own output line by line. */
  onOutput?: (line: string) => void;
  /** Called when the server ends although nobody stopped it, with how and its last lines. */
  onUnexpectedExit?: OnUnexpectedExit;
}

/** The most connections that the server takes, those of superusers left out. */
export const mostConnections = 197;
