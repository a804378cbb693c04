import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Upper bounds of the durations of calls of LiveKit, in seconds: its time-out is four. */
const livekitBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4];

/**
 * What this process counts, for Prometheus. Labels have few values: route templates and kinds, never an id. What the database
 * knows is read when somebody asks for the metrics: domains/system/read-metrics.ts.
 */
export interface Metrics {
  registry: Registry;
  /** Requests that were answered. */
  httpRequests: Counter<'method' | 'route' | 'status'>;
  /** How long answers took, in seconds, server-sent events apart. */
  httpDuration: Histogram<'method' | 'route'>;
  /** Requests for a seat, by `seated` or the code of the error. */
  seatRequests: Counter<'outcome'>;
  /** What reconciling put right. */
  repairs: Counter<'kind'>;
  /** How long calls of LiveKit's server API took, in seconds. */
  livekitDuration: Histogram<'method'>;
  livekitFailures: Counter<'method'>;
  mails: Counter<'outcome'>;
}

/** Metrics that stand at zero. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    httpRequests: new Counter({
      name: 'footlight_http_requests_total',
      help: 'HTTP requests that were answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    httpDuration: new Histogram({
      name: 'footlight_http_request_duration_seconds',
      help: 'How long the answers to HTTP requests took, server-sent events apart.',
      labelNames: ['method', 'route'],
      registers,
    }),
    seatRequests: new Counter({
      name: 'footlight_seat_requests_total',
      help: 'Requests for a seat: seated, or the code of the error.',
      labelNames: ['outcome'],
      registers,
    }),
    repairs: new Counter({
      name: 'footlight_reconciler_repairs_total',
      help: 'Differences between the database and LiveKit that this server repaired.',
      labelNames: ['kind'],
      registers,
    }),
    livekitDuration: new Histogram({
      name: 'footlight_livekit_request_duration_seconds',
      help: 'How long requests to the server API of LiveKit took, failed ones too.',
      labelNames: ['method'],
      buckets: livekitBuckets,
      registers,
    }),
    livekitFailures: new Counter({
      name: 'footlight_livekit_request_failures_total',
      help: 'Requests to the server API of LiveKit that were not answered.',
      labelNames: ['method'],
      registers,
    }),
    mails: new Counter({
      name: 'footlight_mails_total',
      help: 'Mails that a mail server took (sent), that it did not take (failed; they are tried again), and that went into the outbox.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

/** Adds what Prometheus users know of every Node.js process: memory, event loop, garbage collection. */
export function addProcessMetrics({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
