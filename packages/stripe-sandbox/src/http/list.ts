import type { AnyObject } from '../objects/kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { render, type Shown } from './render.ts';
import { noSuch } from './stripe-error.ts';

/** What every list may be asked for, as params.ts reads it. */
export interface PageParams {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number } | undefined;
}

const STANDARD_LIMIT = 10;

/**
 * One page of a list.
 * @param found newest first
 * @throws StripeError when the object that the page begins at is none
 */
export function listPage(
  sandbox: Sandbox,
  url: string,
  found: Iterable<AnyObject>,
  { limit = STANDARD_LIMIT, starting_after: after, ending_before: before, created }: PageParams,
): Shown {
  const [cursor, param] = after === undefined ? [before, 'ending_before'] : [after, 'starting_after'];
  if (cursor !== undefined && !sandbox.store.find(cursor)) throw noSuch('object', cursor, param);
  const { page, more } = after === undefined && before !== undefined ? pageBefore() : pageAfter();
  return { object: 'list', url, has_more: more, data: page.map((object) => render(sandbox, object)) };

  function pageAfter() {
    const page: AnyObject[] = [];
    let passed = after === undefined;
    for (const object of found) {
      if (passed && isWithin(object, created)) {
        if (page.length === limit) return { page, more: true };
        page.push(object);
      }
      passed ||= object.id === after;
    }
    return { page, more: false };
  }

  function pageBefore() {
    const newer: AnyObject[] = [];
    for (const object of found) {
      if (object.id === before) break;
      if (isWithin(object, created)) newer.push(object);
    }
    return { page: newer.slice(-limit), more: newer.length > limit };
  }
}

function isWithin(object: AnyObject, created: PageParams['created']): boolean {
  if (created === undefined) return true;
  const at = Number(object.created);
  if (typeof created === 'number') return at === created;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = created;
  return at > gt && at >= gte && at < lt && at <= lte;
}
