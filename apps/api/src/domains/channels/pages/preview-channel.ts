import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { LinkPreview } from '../../../http/link-preview.ts';
import { pictureUrl } from '../../../http/picture-url.ts';
import { getChannel } from './get-channel.ts';

/** What a link to a channel shows to everybody; undefined where there is no such channel. */
export async function previewChannel(context: Context, handle: string): Promise<LinkPreview | undefined> {
  try {
    const channel = await getChannel(context, handle, { kind: 'unknown' });
    const { publicUrl } = context.config;
    const picture = pictureUrl(channel.bannerId ?? channel.avatarId);
    return {
      title: channel.name,
      description:
        channel.description.replaceAll(/\s+/g, ' ').slice(0, 200) || `A channel on ${publicUrl.host}`,
      url: new URL(`/c/${channel.handle}`, publicUrl).href,
      image: picture === null ? null : new URL(picture, publicUrl).href,
      kind: 'profile',
      indexed: true,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}
