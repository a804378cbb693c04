export { closeStrayRooms } from './close-stray-rooms.ts';
export { fitSeats } from './fit-seats.ts';
export { getStream, getRunStream } from './get-stream.ts';
export { countStreamsOf, endStreamsOf, endStreamsOfChannel, exportStreamsOf } from './streams-of.ts';
export { lookAtChannelNow, lookAtStreams } from './look-at-stream.ts';
export { noteMissedStreams } from './note-missed.ts';
export { previewStream } from './preview-stream.ts';
export { streamRoutes } from './routes.ts';
export { forgetOldHints } from './take-hint.ts';
