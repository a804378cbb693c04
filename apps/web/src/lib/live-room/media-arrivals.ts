/** Whose connection is asked: a track that is sent or received. */
export interface MediaSource {
  track: { getRTCStatsReport(): Promise<RTCStatsReport | undefined> };
  /** Whether picture or sound should be moving in it now: it is neither muted nor paused. */
  expected: boolean;
}

/** The fields of WebRTC statistics that are read here (W3C webrtc-stats). */
interface Statistic {
  type: string;
  bytesReceived?: number;
  responsesReceived?: number;
  requestsReceived?: number;
}

/** What came since the last reading. */
export interface Arrivals {
  /** Of picture or sound. */
  media: boolean;
  /** Anything but connectivity checks, on the way to the media server. */
  data: boolean;
  /** A connectivity check, or the answer to one; null where the browser does not count them. */
  checks: boolean | null;
}

/**
 * Reads what has arrived since it was last asked. One reader for the life of a room.
 * @returns what reads; it answers null where there is nothing to ask
 */
export function openArrivalsReader() {
  /** The counters as they were read last, by the id of the statistic and their name. */
  const counters = new Map<string, number>();

  return async function readArrivals(sources: readonly MediaSource[]): Promise<Arrivals | null> {
    const reports = await Promise.all(sources.map(({ track }) => track.getRTCStatsReport()));
    const arrivals: Arrivals = { media: false, data: false, checks: null };
    const grew = (id: string, name: string, value: number | undefined): boolean | null => {
      if (value === undefined) return null;
      const before = counters.get(`${id} ${name}`) ?? 0;
      counters.set(`${id} ${name}`, value);
      return value > before;
    };
    let asked = false;
    for (const report of reports) {
      (report as Map<string, Statistic> | undefined)?.forEach((statistic, id) => {
        asked = true;
        if (statistic.type === 'inbound-rtp') {
          arrivals.media = grew(id, 'bytes', statistic.bytesReceived) === true || arrivals.media;
        }
        if (statistic.type !== 'candidate-pair') return;
        arrivals.data = grew(id, 'bytes', statistic.bytesReceived) === true || arrivals.data;
        arrivals.checks = either(arrivals.checks, grew(id, 'responses', statistic.responsesReceived));
        arrivals.checks = either(arrivals.checks, grew(id, 'requests', statistic.requestsReceived));
      });
    }
    return asked ? arrivals : null;
  };
}

function either(one: boolean | null, other: boolean | null): boolean | null {
  if (one === null || other === null) return one ?? other;
  return one || other;
}
