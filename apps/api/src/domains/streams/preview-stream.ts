import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { LinkPreview } from '../../http/link-preview.ts';
import { pictureUrl } from '../../http/picture-url.ts';
import { getStream } from './get-stream.ts';

/** What a link to a stream shows to everybody; undefined where there is nothing for everybody. */
export async function previewStream(context: Context, streamId: string): Promise<LinkPreview | undefined> {
  try {
    const stream = await getStream(context, { kind: 'unknown' }, streamId);
    const { publicUrl } = context.config;
    const picture = pictureUrl(stream.coverId ?? stream.channel.avatarId);
    return {
      title: stream.title,
      description: `${stream.channel.name} on ${publicUrl.host}`,
      url: new URL(`/watch/${stream.id}`, publicUrl).href,
      image: picture === null ? null : new URL(picture, publicUrl).href,
      kind: 'video.other',
      indexed: stream.visibility === 'public',
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}
