export { keepChild, type KeptChild, type KeptChildOptions } from './child/keep-child.ts';
export { findChromium, type FindChromiumOptions } from './chromium/find-chromium.ts';
export { freePort, freeUdpPort } from './free-port.ts';
export { findLiveKit, type FindLiveKitOptions, type FoundLiveKit } from './livekit/find-livekit.ts';
export { startLiveKit, type LiveKit, type LiveKitOptions } from './livekit/start-livekit.ts';
export type { PostgresOptions, Profile } from './postgres/options.ts';
export { startPostgres, type Postgres } from './postgres/start-postgres.ts';
export { startStack, type Stack, type StackOptions } from './start-stack.ts';
export { tryLock } from './try-lock.ts';
