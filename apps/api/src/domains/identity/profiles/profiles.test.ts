import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Account, Profile } from '@footlight/contracts';
import sharp from 'sharp';
import { photo, sendPicture } from '../../../../test/answers/profiles.ts';
import { expectStatus, signUp } from '../../../../test/people.ts';
import { type Answer, type Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp();

const change = (browser: Browser, body: object | string) =>
  typeof body === 'string'
    ? app().send('PATCH', '/v1/me', { browser, raw: body, headers: { 'content-type': 'application/json' } })
    : app().send('PATCH', '/v1/me', { browser, body });

const accountIn = (answer: Answer) => expectStatus<{ user: Account }>(answer, 200).user;

async function profileOf(idOrHandle: string): Promise<Profile> {
  const answer = await app().send('GET', `/v1/users/${idOrHandle}`);
  return expectStatus<{ profile: Profile }>(answer, 200).profile;
}

async function picture(url: string | null) {
  const response = await app().server.inject({ method: 'GET', url: url ?? '' });
  return { response, about: await sharp(response.rawPayload).metadata() };
}

describe('a profile', () => {
  it('is changed field by field, and the other fields stay', async () => {
    const { browser } = await signUp(app(), 'Ola');
    await change(browser, {
      bio: ' Clay\r\n\r\n\r\nand fire ',
      language: 'PT-br',
      time_zone: 'Europe/Warsaw',
    });
    const account = accountIn(await change(browser, { display_name: 'Ola Nowak', shows: ['bio', 'bio'] }));
    expect(account).toMatchObject({
      display_name: 'Ola Nowak',
      bio: 'Clay\n\nand fire',
      language: 'pt-BR',
      time_zone: 'Europe/Warsaw',
      shows: ['bio'],
    });
    expect(accountIn(await change(browser, {}))).toEqual(account);
  });

  it.each([
    { handle: 'ab' },
    { handle: 'a--b' },
    { handle: '-abc' },
    { handle: 'x'.repeat(31) },
    { handle: 'żółw' },
    { handle: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D' },
    { display_name: '\u200b\u202e' },
    { display_name: 'x'.repeat(41) },
    { bio: 'x'.repeat(301) },
    { language: 'not a language' },
    { time_zone: '+01:00' },
    { time_zone: 'Mars/Olympus' },
    { bio: 'a\u0000b' },
    { bio: 'a\ud800b' },
    { shows: ['email'] },
    { role: 'admin' },
    { email: 'other@example.org' },
    { email_verified: true },
    { plan: 'pro' },
    { id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D' },
    '{"__proto__": {"role": "admin"}}',
    '{"constructor": {"prototype": {"role": "admin"}}}',
  ])('refuses %j', async (body) => {
    const { browser } = await signUp(app());
    const before = await app().send('GET', '/v1/me', { browser });
    expect((await change(browser, body)).status).toBe(400);
    expect((await app().send('GET', '/v1/me', { browser })).body).toEqual(before.body);
  });

  it('keeps markup as the text that it is, without reordering marks', async () => {
    const { browser } = await signUp(app());
    const account = accountIn(await change(browser, { bio: '<img src=x onerror=alert(1)>\u202egnp' }));
    expect(account.bio).toBe('<img src=x onerror=alert(1)>gnp');
  });

  it('has a handle of its own, whoever asks for it at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => signUp(app())));
    const answers = await Promise.all(people.map(({ browser }) => change(browser, { handle: 'The-Kiln' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => problemOf(answer) === 'handle_taken')).toHaveLength(4);
    expect((await profileOf('the-kiln')).handle).toBe('the-kiln');
  });

  it('keeps its handle when that is sent again, and cannot take a reserved one', async () => {
    const { browser } = await signUp(app());
    const { handle } = accountIn(await change(browser, {}));
    expect((await change(browser, { handle })).status).toBe(200);
    expect(problemOf(await change(browser, { handle: 'Support' }))).toBe('handle_taken');
  });
});

describe('what others see', () => {
  it('is name, handle and picture, and beyond that what was chosen', async () => {
    const { browser, id } = await signUp(app(), 'Ola');
    const { handle } = accountIn(await change(browser, { bio: 'Clay', time_zone: 'Europe/Warsaw' }));
    const bare = { id, handle, display_name: 'Ola', avatar_url: null };
    expect(await profileOf(id)).toEqual(bare);
    const account = accountIn(await change(browser, { shows: ['bio', 'time_zone', 'joined', 'language'] }));
    expect(await profileOf(handle.toUpperCase())).toEqual({
      ...bare,
      bio: 'Clay',
      language: 'en',
      time_zone: 'Europe/Warsaw',
      joined_at: account.created_at,
    });
    await change(browser, { shows: [] });
    expect(await profileOf(id)).toEqual(bare);
  });

  it('is nothing while the account is suspended, and the profile again afterwards', async () => {
    const { id } = await signUp(app());
    const until = new Date(app().clock.now().getTime() + 60_000);
    const data = { suspendedAt: app().clock.now(), suspendedUntil: until, suspensionReason: 'Spam' };
    await app().context.db.user.update({ where: { id }, data });
    expect(problemOf(await app().send('GET', `/v1/users/${id}`))).toBe('not_found');
    app().clock.advance(60_000);
    expect((await profileOf(id)).id).toBe(id);
  });

  it('is nothing of an account that is being deleted', async () => {
    const { id } = await signUp(app());
    await app().context.db.user.update({ where: { id }, data: { deletionRequestedAt: new Date() } });
    expect(problemOf(await app().send('GET', `/v1/users/${id}`))).toBe('not_found');
  });
});

describe('a picture', () => {
  const drawn = { width: 700, height: 300, channels: 4, background: '#16a085' } as const;
  const draw = () => sharp({ create: drawn });

  it.each([
    ['image/jpeg', () => draw().jpeg().toBuffer()],
    ['image/png', () => draw().png().toBuffer()],
    ['image/webp', () => draw().webp().toBuffer()],
    ['image/gif', () => draw().gif().toBuffer()],
    ['image/avif', () => draw().avif().toBuffer()],
  ])('can be %s, and becomes a square WebP', async (mediaType, make) => {
    const { browser } = await signUp(app());
    const { avatar_url } = accountIn(await sendPicture(app(), browser, await make(), mediaType));
    const { response, about } = await picture(avatar_url);
    expect(about).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect(response.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('has the type of its content, whatever the request says', async () => {
    const { browser } = await signUp(app());
    const png = await draw().png().toBuffer();
    accountIn(await sendPicture(app(), browser, png, 'image/jpeg'));
  });

  it('is rotated upright and keeps no metadata of the camera', async () => {
    const { browser } = await signUp(app());
    const top = { create: { ...drawn, width: 300, height: 100, background: '#ffffff' } } as const;
    const turned = await sharp({ create: { ...drawn, width: 300, height: 300, background: '#000000' } })
      .composite([{ input: await sharp(top).png().toBuffer(), gravity: 'north' }])
      .jpeg()
      .withMetadata({ orientation: 3, exif: { IFD0: { Copyright: 'secret place' } } })
      .toBuffer();
    const { avatar_url } = accountIn(await sendPicture(app(), browser, turned));
    const { response, about } = await picture(avatar_url);
    expect(about).not.toHaveProperty('exif');
    expect(response.rawPayload.includes('secret place')).toBe(false);
    const [red] = await sharp(response.rawPayload)
      .extract({ left: 128, top: 250, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(red).toBeGreaterThan(200);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['the beginning of a GIF and a script', Buffer.from('GIF89a/*\u0000*/=1;alert(1)')],
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj')],
  ])('cannot be %s', async (_what, file) => {
    const { browser } = await signUp(app());
    expect(problemOf(await sendPicture(app(), browser, file, 'image/png'))).toBe('image_unreadable');
  });

  it('is rejected when it is truncated, or enormous when decoded', async () => {
    const { browser } = await signUp(app());
    const whole = await draw().png().toBuffer();
    expect(problemOf(await sendPicture(app(), browser, whole.subarray(0, whole.length / 2)))).toBe(
      'image_unreadable',
    );
    const bomb = await sharp({
      create: { ...drawn, width: 9000, height: 9000 },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024);
    expect(problemOf(await sendPicture(app(), browser, bomb))).toBe('image_unreadable');
  });

  it('keeps nothing of a script behind the picture', async () => {
    const { browser } = await signUp(app());
    const polyglot = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]);
    const answer = await sendPicture(app(), browser, polyglot);
    if (answer.status === 200) {
      const { response } = await picture(accountIn(answer).avatar_url);
      expect(response.rawPayload.includes('script')).toBe(false);
    } else expect(problemOf(answer)).toBe('image_unreadable');
  });

  it('is served as an image and as nothing else', async () => {
    const { browser } = await signUp(app());
    const asJson = await app().send('PUT', '/v1/me/avatar', { browser, body: { picture: 'x' } });
    const nothing = await app().send('PUT', '/v1/me/avatar', { browser });
    expect([asJson, nothing].map(problemOf)).toEqual(['unsupported_media_type', 'unsupported_media_type']);
  });

  it('of more than 5 MB is refused, also when it does not say how long it is', async () => {
    const { browser } = await signUp(app());
    const response = await app().server.inject({
      method: 'PUT',
      url: '/v1/me/avatar',
      headers: { authorization: `Bearer ${browser.token}`, 'content-type': 'image/png' },
      payload: Readable.from(Array.from({ length: 6 }, () => Buffer.alloc(1024 * 1024))),
    });
    expect(response.json()).toMatchObject({ code: 'payload_too_large', status: 413 });
  });

  it('replaces the one before, which is deleted, also when several come at once', async () => {
    const { browser, id } = await signUp(app());
    const file = await photo();
    const count = () => app().context.db.image.count();
    const before = await count();
    const { avatar_url: first } = accountIn(await sendPicture(app(), browser, file));
    await Promise.all(Array.from({ length: 4 }, () => sendPicture(app(), browser, file)));
    expect(await count()).toBe(before + 1);
    expect(problemOf(await app().send('GET', first ?? ''))).toBe('not_found');
    expect((await profileOf(id)).avatar_url).not.toBe(first);
    expect(accountIn(await app().send('DELETE', '/v1/me/avatar', { browser })).avatar_url).toBeNull();
    expect(await count()).toBe(before);
  });
});
