import type { SignedIn } from '@footlight/contracts';
import sharp from 'sharp';
import { newId } from '../../src/ids.ts';
import { expectStatus, signUp } from '../people.ts';
import type { Answer, Browser, TestApp } from '../test-app.ts';

/** A small picture, as a camera could have taken it. */
export function photo(): Promise<Buffer> {
  const create = { width: 40, height: 30, channels: 3, background: '#c0392b' } as const;
  return sharp({ create }).jpeg().toBuffer();
}

/** Sends a file as somebody's picture. */
export function sendPicture(
  app: TestApp,
  browser: Browser,
  raw: Buffer,
  mediaType = 'image/jpeg',
): Promise<Answer> {
  return app.send('PUT', '/v1/me/avatar', { browser, raw, headers: { 'content-type': mediaType } });
}

/** The answers about profiles and pictures. */
export function profileAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  return {
    async 'updateMe 200'() {
      const { browser } = await signUp(app());
      return app().send('PATCH', '/v1/me', { browser, body: { bio: 'Clay.' } });
    },
    async 'updateMe handle_taken'() {
      const { browser } = await signUp(app());
      return app().send('PATCH', '/v1/me', { browser, body: { handle: 'admin' } });
    },
    async 'setAvatar 200'() {
      const { browser } = await signUp(app());
      return sendPicture(app(), browser, await photo());
    },
    async 'setAvatar image_unreadable'() {
      const { browser } = await signUp(app());
      return sendPicture(app(), browser, Buffer.from('not a picture'));
    },
    async 'setAvatar payload_too_large'() {
      const { browser } = await signUp(app());
      return sendPicture(app(), browser, Buffer.alloc(6 * 1024 * 1024));
    },
    async 'setAvatar rate_limited'() {
      const { browser } = await signUp(app());
      for (let times = 0; times < 30; times += 1) await sendPicture(app(), browser, Buffer.from('x'));
      return sendPicture(app(), browser, await photo());
    },
    async 'removeAvatar 200'() {
      const { browser } = await signUp(app());
      return app().send('DELETE', '/v1/me/avatar', { browser });
    },
    async 'getImage 200'() {
      const { browser } = await signUp(app());
      const { user } = expectStatus<SignedIn>(await sendPicture(app(), browser, await photo()), 200);
      return app().send('GET', user.avatar_url ?? '');
    },
    'getImage not_found': () => app().send('GET', `/v1/images/${newId('image')}`),
    'getProfile not_found': () => app().send('GET', '/v1/users/nobody-at-all'),
    async 'getProfile 200'() {
      const { id } = await signUp(app());
      return app().send('GET', `/v1/users/${id}`);
    },
  };
}
