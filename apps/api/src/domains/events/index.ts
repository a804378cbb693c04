export { purgeEvents } from './purge-events.ts';
export type { EventReader } from './read-events.ts';
export { readerLags } from './reader-lags.ts';
export { type NewEvent, recordEvent, recordEvents } from './record-event.ts';
export { startEventReaders } from './start-readers.ts';
