export { keepChild, type KeptChild, type KeptChildOptions } from './child/keep-child.ts';
export { keepUp, type KeepUpOptions, type KeptUp, type OnUnexpectedExit } from './child/keep-up.ts';
export { findChromium, type FindChromiumOptions } from './chromium/find-chromium.ts';
export { freePort, freePorts, freeUdpPort } from './free-port.ts';
export { findLiveKit, type FindLiveKitOptions, type FoundLiveKit } from './livekit/find-livekit.ts';
export { startLiveKit, type LiveKit, type LiveKitOptions } from './livekit/start-livekit.ts';
export { startMailbox, type Mailbox, type ReceivedMail } from './mailbox/start-mailbox.ts';
export { mostConnections, type PostgresOptions, type Profile } from './postgres/options.ts';
export { startPostgres, type Postgres } from './postgres/start-postgres.ts';
export { startStack, type Stack, type StackOptions } from './start-stack.ts';
export { tryLock } from './try-lock.ts';
export {
  findStripeMock,
  type FindStripeMockOptions,
  type FoundStripeMock,
} from './stripe-mock/find-stripe-mock.ts';
export { startStripeMock, type StripeMock } from './stripe-mock/start-stripe-mock.ts';
export {
  findWhipClient,
  type FindWhipClientOptions,
  type WhipClient,
} from './whip-client/find-whip-client.ts';
