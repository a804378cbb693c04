export { purgeEvents } from './purge-events.ts';
export { type NewEvent, recordEvent, recordEvents } from './record-event.ts';
