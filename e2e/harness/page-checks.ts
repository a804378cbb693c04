import type { BrowserContext } from 'playwright-core';

/**
 * Writes down what a page of ours must never do: break its own content security policy, throw what nobody catches, or
 * ask another origin than the site's.
 */
export function collectPageProblems(context: BrowserContext, origin: string, problems: string[]): void {
  const { host } = new URL(origin);
  const check = (address: string) => {
    const url = new URL(address);
    const isNetwork = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    if (isNetwork && url.host !== host) problems.push(`asked ${url.origin}`);
  };
  context.on('request', (request) => check(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => check(socket.url())));
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
}
