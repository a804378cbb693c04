const loopbackNames = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Whether a host name or address means this machine alone. */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host);
}
