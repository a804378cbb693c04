/** What went wrong in words. Fetch says only "fetch failed" and has the reason in its cause. */
export function errorText(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: unknown };
  return message === 'fetch failed' && cause !== undefined ? errorText(cause) : (message ?? String(error));
}
