/** The addresses that apps/web/src/app/router.tsx gives a page, as React Router writes them. */
export const sitePages = [
  '',
  'dashboard',
  'dashboard/channels/new',
  'dashboard/channels/:channelId',
  'dashboard/channels/:channelId/schedule',
  'dashboard/channels/:channelId/people',
  'dashboard/streams/:streamId/edit',
  'dashboard/streams/:streamId/report',
  'invitations',
  'plans',
  'billing/return',
  'account',
  'account/security',
  'account/plan',
  'account/notifications',
  'account/data',
  'admin',
  'admin/claim',
  'admin/people/:userId',
  'admin/audit',
  'admin/health',
  'u/:handle',
  'c/:handle',
  'outbox',
  'watch/:streamId',
  'studio/:streamId',
  'sign-in',
  'sign-up',
  'forgot-password',
  'reset-password',
  'verify-email',
  'unsubscribe',
] as const;

/** Where a person, a channel or a stream is shown, by what its address begins with. */
const shown = { watch: 'stream', c: 'channel', u: 'person' } as const;

/** What is at an address of the site. */
export type SitePage =
  | { kind: 'stream' | 'channel' | 'person'; name: string }
  /** `home` is for search engines, `own` for the person who opens it. */
  | { kind: 'home' | 'own' }
  /** No page of the router; the app says so. */
  | { kind: 'unknown' }
  /** The name of a file, which the app's page would be a wrong answer to. */
  | { kind: 'file' };

const own = sitePages.map((page) => new RegExp(`^${page.replaceAll(/:\w+/g, '[^/]+')}$`, 'i'));

/** What is at an address, read like the router reads it: upper case and a slash at the end make no difference. */
export function sitePageAt(address: string): SitePage {
  const path = (address.split(/[?#]/, 1)[0] ?? '').replaceAll(/^\/|\/+$/g, '');
  if (path === '') return { kind: 'home' };
  if (own.some((pattern) => pattern.test(path))) {
    const [first = '', name = ''] = path.split('/');
    const kind = shown[first.toLowerCase() as keyof typeof shown] as
      (typeof shown)[keyof typeof shown] | undefined;
    return kind ? { kind, name } : { kind: 'own' };
  }
  return { kind: path.startsWith('assets/') || /\.[^/]*$/.test(path) ? 'file' : 'unknown' };
}
