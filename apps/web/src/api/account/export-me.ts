import type { exportMe } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { download } from '../../lib/request.ts';

const call = callOf<typeof exportMe>('GET', '/v1/me/export');

/** Milliseconds: years of messages are collected and sent. */
const timeout = 120_000;

/** Everything that is stored about the account, as a file. */
export function useExportMe() {
  return useMutation({ mutationFn: () => download(call, {}, { timeout }) });
}
