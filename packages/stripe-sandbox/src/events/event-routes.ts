import { z } from 'zod';
import { listPage } from '../http/list.ts';
import { ignored, optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';

const retrieve = route('GET', '/v1/events/:id', none, ({ sandbox, id }) => {
  const event = sandbox.store.get('event', id);
  if (!event) throw noSuch('event', id);
  return render(sandbox, event);
});

const list = route(
  'GET',
  '/v1/events',
  optional({ ...page, delivery_success: ignored, type: text, types: z.array(text).max(20) }),
  ({ sandbox, params: { type, types, delivery_success: _ignored, ...rest } }) => {
    const wanted = (name: string) =>
      (type === undefined || name === type || (type.endsWith('*') && name.startsWith(type.slice(0, -1)))) &&
      (types === undefined || types.includes(name));
    const found = sandbox.store.each('event');
    return listPage(
      sandbox,
      '/v1/events',
      filter(found, (event) => wanted(event.type)),
      rest,
    );
  },
);

function* filter<T>(items: Iterable<T>, wanted: (item: T) => boolean): Generator<T> {
  for (const item of items) if (wanted(item)) yield item;
}

export const eventRoutes = [retrieve, list];
