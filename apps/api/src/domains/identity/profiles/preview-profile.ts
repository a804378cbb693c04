import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { LinkPreview } from '../../../http/link-preview.ts';
import { getProfile } from './get-profile.ts';
import { presentProfile } from './profile.presenter.ts';

/** What a link to a person shows to everybody; undefined where there is nobody. */
export async function previewProfile(context: Context, idOrHandle: string): Promise<LinkPreview | undefined> {
  try {
    const profile = presentProfile(await getProfile(context, idOrHandle));
    const { publicUrl } = context.config;
    const bio = profile.bio?.replaceAll(/\s+/g, ' ').slice(0, 200).toWellFormed();
    return {
      title: profile.display_name,
      description: bio || `Somebody on ${publicUrl.host}`,
      url: new URL(`/u/${profile.handle}`, publicUrl).href,
      image: profile.avatar_url === null ? null : new URL(profile.avatar_url, publicUrl).href,
      kind: 'profile',
      indexed: true,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}
