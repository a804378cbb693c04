/** The report of a stream, with a number for each minute. */
export interface Report {
  streamId: string;
  title: string;
  channelName: string;
  startedAt: Date;
  /** Null while the stream is on air. */
  endedAt: Date | null;
  /** The most viewers at once, counted under the lock of the seat counter. */
  peak: number;
  refused: number;
  joins: number;
  queued: number;
  uniqueViewers: number;
  returningViewers: number;
  /** How long all viewers together watched, in milliseconds. */
  watchedMs: number;
  /** The most viewers at once in each minute, from the minute of the start on. */
  viewers: number[];
}
