import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError } from '../../../http/app-error.ts';
import { newId } from '../../../ids.ts';
import { readSignedToken, signedToken } from '../../../signing/signature.ts';
import { type Purpose, findOpenLink, insertLink, replaceLinks, takeLink } from './mailed-links.queries.ts';

/** Where a link leads in the web app. */
const pages = {
  verify_email: '/verify-email',
  change_email: '/verify-email',
  reset_password: '/reset-password',
} as const satisfies Record<Purpose, string>;

/** Sends a link that proves an address. Links of the same purpose that were sent before stop working. */
export async function sendLink(
  context: Context,
  tx: Transaction,
  link: { userId: string; purpose: Purpose; email: string },
): Promise<void> {
  const now = context.clock.now();
  const { verifyMs, resetMs } = context.config.links;
  const expiresAt = new Date(now.getTime() + (link.purpose === 'reset_password' ? resetMs : verifyMs));
  const id = newId('link');
  await replaceLinks(tx, link.userId, link.purpose, now);
  await insertLink(tx, { id, ...link, createdAt: now, expiresAt });
  await context.jobs.send(tx, 'send_mail', { kind: link.purpose, to: link.email, linkId: id });
}

/**
 * Uses a link up.
 * @returns whose it is and which address it proves
 * @throws AppError `link_invalid` when it was used, replaced, has expired, has another purpose or is forged
 */
export async function useLink(
  context: Context,
  tx: Transaction,
  token: string,
  purposes: readonly Purpose[],
): Promise<{ userId: string; purpose: Purpose; email: string }> {
  const [id] = readSignedToken(context.config.keys.link, token) ?? [];
  const link = id === undefined ? undefined : await takeLink(tx, id, purposes, context.clock.now());
  if (!link) throw new AppError('link_invalid');
  return link;
}

/**
 * The address of a link for its mail, with its token behind the `#`, which browsers send to no server; undefined when
 * the link was used or has expired meanwhile.
 */
export async function linkUrl(context: Context, id: string): Promise<string | undefined> {
  const link = await findOpenLink(context.db, id, context.clock.now());
  if (!link) return undefined;
  const url = new URL(pages[link.purpose], context.config.publicUrl);
  url.hash = `token=${signedToken(context.config.keys.link, id)}`;
  return url.href;
}
