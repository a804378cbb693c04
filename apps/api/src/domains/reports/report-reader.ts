import type { EventReader } from '../events/index.ts';

/** Keeps the report of each stream that ends: by a job, because counting many seats may take longer than an event may. */
export const reportReader: EventReader = {
  name: 'reports',
  on: {
    'stream.ended': (context, { stream_id: streamId }) =>
      context.jobs.send(context.db, 'keep_report', { streamId }),
  },
};
