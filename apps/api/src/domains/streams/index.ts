export { closeOrphanedRooms } from './live/close-orphaned-rooms.ts';
export { startStream } from './live/start-stream.ts';
export { requestReconcile, requestReconcileOfChannel } from './live/request-reconcile.ts';
export { purgeRepairs, repairsInLastHour } from './live/repairs.ts';
export { type OnAirCounts, countOnAir } from './live/stream-health.ts';
export { roomReader } from './live/room-reader.ts';
export { streamPlanReader } from './live/stream-plan-reader.ts';
export { applyPlans } from './live/apply-plans.ts';
export { fileName } from './file-name.ts';
export { getStream, getRunStream } from './get-stream.ts';
export {
  countStreamsOf,
  endStreamsOf,
  endStreamsOfInactive,
  endStreamsWithoutPlan,
  exportStreamsOf,
  reconcileStreamsOfMember,
} from './streams-of.ts';
export { eraseStream } from './planning/delete-stream.ts';
export { purgeSearchWords } from './lists/purge-search-words.ts';
export { reconcileStreams, startReconciler } from './live/reconciler.ts';
export { markMissedStreams } from './planning/mark-missed-streams.ts';
export { previewStream } from './preview-stream.ts';
export { streamRoutes } from './routes.ts';
export { purgeWebhookEvents } from './live/handle-livekit-webhook.ts';
