import type { FastifyRequest } from 'fastify';
import { AppError } from './app-error.ts';

const message = 'has a character that cannot be stored: U+0000, or half of a surrogate pair';

/** Whether PostgreSQL can keep a text, and every reader read it. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * The first text below a value that cannot be stored, as a JSON pointer. Without recursion: how deep a body is nested is
 * up to its sender.
 */
function findUnstorable(value: unknown, pointer: string): string | undefined {
  const open: [value: unknown, pointer: string][] = [[value, pointer]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, place] = next;
    if (typeof part === 'string') {
      if (!isStorable(part)) return place;
    } else if (typeof part === 'object' && part !== null && !Buffer.isBuffer(part)) {
      for (const [name, inner] of Object.entries(part)) {
        if (!isStorable(name)) return place;
        open.push([inner, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`]);
      }
    }
  }
  return undefined;
}

/** Whether the part behind the question mark is UTF-8 in percent-encoding; what is not would be read as it stands. */
function isReadable(address: string): boolean {
  const start = address.indexOf('?');
  if (start < 0 || !address.includes('%', start)) return true;
  try {
    decodeURIComponent(address.slice(start));
    return true;
  } catch {
    return false;
  }
}

function problem(pointer: string, why: string): AppError {
  return new AppError('validation_failed', `${pointer}: ${why}`, { errors: [{ pointer, message: why }] });
}

/**
 * Why a request cannot be taken whatever its route does with it: text in its path, query or body that no database keeps.
 * A body of bytes is not looked into.
 */
export function unstorableText({ url, params, query, body }: FastifyRequest): AppError | undefined {
  if (!isReadable(url)) return problem('/query', 'is not UTF-8 in percent-encoding');
  const pointer =
    findUnstorable(params, '/path') ??
    findUnstorable(query, '/query') ??
    (typeof body === 'object' ? findUnstorable(body, '/body') : undefined);
  return pointer === undefined ? undefined : problem(pointer, message);
}
