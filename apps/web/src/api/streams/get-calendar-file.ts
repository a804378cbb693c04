import type { getCalendarFile } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { download } from '../../lib/request.ts';

const call = callOf<typeof getCalendarFile>('GET', '/v1/streams/{stream_id}/calendar.ics');

/** The address of a stream's calendar file, for a link. A link says nothing of who follows it. */
export function calendarAddress(streamId: string): string {
  return call.path.replace('{stream_id}', encodeURIComponent(streamId));
}

/** The same file for somebody who has to say who they are. */
export function useCalendarFile(streamId: string) {
  return useMutation({ mutationFn: () => download(call, { params: { stream_id: streamId } }) });
}
