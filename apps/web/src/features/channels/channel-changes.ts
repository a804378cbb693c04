import type { ChannelLink, ChannelPage, RequestOf, updateChannel } from '@footlight/contracts';

/** What the form of a channel's details asks for. */
type ChannelChanges = RequestOf<typeof updateChannel>['body'];

/** What is stored, as the form shows it. */
export function valuesOf({ name, handle, description, links }: ChannelPage) {
  return { name, handle, description, links: links.map(({ label, url }) => ({ label, url })) };
}

/** What differs from what is stored. Only that is checked and sent. */
export function changesOf(stored: ReturnType<typeof valuesOf>, values: ChannelChanges): ChannelChanges {
  const changes: ChannelChanges = {};
  for (const name of ['name', 'handle', 'description'] as const) {
    if (values[name] !== stored[name]) changes[name] = values[name];
  }
  const links = (values.links ?? []).map(wholeLink);
  if (JSON.stringify(links) !== JSON.stringify(stored.links)) changes.links = links;
  return changes;
}

/** `example.org` is meant as `https://example.org`. */
function wholeLink({ label, url }: ChannelLink): ChannelLink {
  const address = url.trim();
  return {
    label,
    url: address === '' || /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`,
  };
}
