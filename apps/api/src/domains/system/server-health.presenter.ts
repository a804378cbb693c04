import type { ServerHealth } from '@footlight/contracts';
import { version } from '../../version.ts';
import type { ServerState } from './server-health.ts';

/** The kinds of jobs that send mails. */
const mailJobs = ['send_mail', 'mail_notifications'];

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** How the server is, as admins see it. */
export function presentServerHealth(state: ServerState): ServerHealth {
  const { background, database, pool, onAir, repairs, jobs, readers } = state;
  const mails = jobs.filter(({ name }) => mailJobs.includes(name));
  return {
    checked_at: state.checkedAt.toISOString(),
    server: {
      version,
      node_version: process.versions.node,
      uptime_seconds: Math.floor(process.uptime()),
      background: {
        waiting: background.waiting,
        running: background.running,
        dropped: background.dropped,
        failed: background.failed,
      },
    },
    database: {
      version: database.version,
      size_bytes: Number(database.sizeBytes),
      connections: { open: database.connections, limit: database.mostConnections },
      pool: { open: pool.total, idle: pool.idle, waiting: pool.waiting, limit: pool.most },
    },
    livekit: {
      status: state.livekitAnswers ? 'connected' : 'unavailable',
      nodes: state.mediaNodes.map((node) => ({
        id: node.id,
        version: node.version,
        region: node.region || null,
        seen_at: node.seenAt.toISOString(),
      })),
    },
    streams: {
      live: onAir.live,
      interrupted: onAir.interrupted,
      seats_taken: onAir.taken,
      seats_reserved: onAir.reserved,
      queue_length: onAir.queueLength,
      oldest_listing_at: onAir.oldestListingAt?.toISOString() ?? null,
      unlisted: onAir.unlisted,
    },
    repairs,
    jobs: jobs.map((queue) => ({
      name: queue.name,
      waiting: queue.waiting,
      retrying: queue.retrying,
      running: queue.running,
      failed: queue.failed,
      oldest_at: queue.oldestAt?.toISOString() ?? null,
    })),
    mails: {
      retrying: sum(mails.map(({ retrying }) => retrying)),
      failed: sum(mails.map(({ failed }) => failed)),
    },
    event_readers: readers.map((reader) => ({
      name: reader.name,
      unread: reader.unread,
      retrying: reader.retrying,
      oldest_at: reader.oldestAt?.toISOString() ?? null,
    })),
  };
}
