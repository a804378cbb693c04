export { closeStrayRooms } from './close-stray-rooms.ts';
export { getStream } from './get-stream.ts';
export { countStreamsOf, endStreamsOf, exportStreamsOf } from './streams-of.ts';
export { lookAtStreams } from './look-at-stream.ts';
export { streamRoutes } from './routes.ts';
export { forgetOldHints } from './take-hint.ts';
