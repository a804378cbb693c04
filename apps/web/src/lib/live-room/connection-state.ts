import { ConnectionState } from 'livekit-client';

export type Connection = 'connecting' | 'connected' | 'reconnecting';

/** Whether picture and sound have a way, as far as livekit-client knows. Signalling alone is no loss: both go on without it. */
export function connectionOf(state: ConnectionState): Connection {
  switch (state) {
    case ConnectionState.Connected:
    case ConnectionState.SignalReconnecting:
      return 'connected';
    case ConnectionState.Reconnecting:
      return 'reconnecting';
    default:
      return 'connecting';
  }
}
