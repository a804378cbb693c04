import { newId } from '../../src/ids.ts';
import { unsubscribeUrl } from '../../src/domains/notifications/settings/unsubscribe-token.ts';
import { signUp } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about what people want to hear. */
export function noticeAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  async function own(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object): Promise<Answer> {
    const { browser } = await signUp(app());
    return app().send(method, url, { browser, ...(body && { body }) });
  }

  return {
    'listNotifications 200': () => own('GET', '/v1/me/notifications'),
    'markNotificationsRead 204': () =>
      own('POST', '/v1/me/notifications/read', { up_to: newId('notification') }),
    'getNotificationSettings 200': () => own('GET', '/v1/me/notification-settings'),
    'updateNotificationSettings 200': () =>
      own('PATCH', '/v1/me/notification-settings', { mail_live: false }),
    async 'unsubscribe 204'() {
      const { id } = await signUp(app());
      const { pathname } = new URL(unsubscribeUrl(id, app().config));
      return app().send('POST', pathname, {
        raw: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    },
    'unsubscribe not_found': () =>
      app().send('POST', '/v1/unsubscribe/nobody', {
        raw: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    'unsubscribe unsupported_media_type': () =>
      app().send('POST', '/v1/unsubscribe/nobody', { raw: '<a/>', headers: { 'content-type': 'text/html' } }),
    'unsubscribe payload_too_large': () =>
      app().send('POST', '/v1/unsubscribe/nobody', {
        raw: 'x'.repeat(11_000),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}
