import { searchText } from './search-text.ts';

/** A name for a file about a stream: plain letters of its title, which a header and every file system take. */
export function fileName(title: string, ending: string): string {
  const plain = searchText(title)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim();
  return `${plain.replaceAll(/ +/g, '-').slice(0, 60) || 'stream'}.${ending}`;
}
