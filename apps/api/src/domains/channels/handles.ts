/** A handle for a channel of this name: letters, digits and hyphens, 3 to 30 characters. */
export function handleFrom(name: string): string {
  const handle = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-+|-+$/g, '');
  return handle.length < 3 ? `channel${handle && `-${handle}`}` : handle;
}
