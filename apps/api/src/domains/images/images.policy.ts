import type { Visibility } from '@footlight/contracts';
import { type AudienceFacts, isEntitled, isVisible } from '../access/index.ts';

/** What a picture is a picture of, and what decides who may see it. */
export type ImageUse =
  | { of: 'account'; inactive: boolean }
  | { of: 'channel'; unavailable: boolean }
  | { of: 'stream'; visibility: Visibility; viewer: AudienceFacts }
  | { of: 'nothing' };

/** For whom a picture is: everybody, those for whom its stream is, or (for the one who asks) nobody. */
export type ImageAudience = 'everybody' | 'invited' | 'nobody';

/** Who may see a picture. A cover is shown with the card of its stream, so it is there for whom that is. */
export function audienceOf(use: ImageUse): ImageAudience {
  if (use.of === 'account') return use.inactive ? 'nobody' : 'everybody';
  if (use.of === 'channel') return use.unavailable ? 'nobody' : 'everybody';
  if (use.of === 'nothing') return 'nobody';
  if (use.visibility === 'private') return isEntitled('private', use.viewer) ? 'invited' : 'nobody';
  return isVisible(use.visibility, use.viewer) ? 'everybody' : 'nobody';
}
