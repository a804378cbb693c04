import { type Account, profileFields, type RequestOf, type updateMe } from '@footlight/contracts';

/** What the profile's form asks for. */
type ProfileChanges = RequestOf<typeof updateMe>['body'];

/** What is stored, as the form shows it. */
export function valuesOf(account: Account) {
  return {
    display_name: account.display_name,
    handle: account.handle,
    bio: account.bio,
    language: account.language,
    time_zone: account.time_zone,
    shows: profileFields.filter((field) => account.shows.includes(field)),
  };
}

/**
 * What differs from what is stored. Only that is checked and sent: a value that this browser does not know, a newer time
 * zone for example, stays as it is.
 */
export function changesOf(stored: ReturnType<typeof valuesOf>, values: ProfileChanges): ProfileChanges {
  const changes: ProfileChanges = {};
  for (const name of ['display_name', 'handle', 'bio', 'language', 'time_zone'] as const) {
    if (values[name] !== stored[name]) changes[name] = values[name];
  }
  const shows = profileFields.filter((field) => values.shows?.includes(field));
  if (shows.join() !== stored.shows.join()) changes.shows = shows;
  return changes;
}
