import type { getStreamReport, getStreamReportFile } from '@footlight/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { download, request } from '../../lib/request.ts';
import { retryUnlessRefused } from '../../lib/retry-unless-refused.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof getStreamReport>('GET', '/v1/streams/{stream_id}/report');
const fileCall = callOf<typeof getStreamReportFile>('GET', '/v1/streams/{stream_id}/report.csv');

/** Milliseconds between two counts of a stream that is on air. */
const everyMinute = 60_000;

/** Who watched a stream; of one that is on air anew every minute. */
export function useReport(streamId: string) {
  return useQuery({
    queryKey: streamKeys.report(streamId),
    queryFn: async ({ signal }) =>
      (await request(call, { params: { stream_id: streamId } }, { signal })).report,
    retry: retryUnlessRefused,
    refetchInterval: ({ state }) => (state.data && state.data.ended_at === null ? everyMinute : false),
  });
}

/** The same as a file for spreadsheets. */
export function useReportFile(streamId: string) {
  return useMutation({ mutationFn: () => download(fileCall, { params: { stream_id: streamId } }) });
}
