import { listUsers as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { listUsers } from './users.ts';

export const listUsersRoute = route(endpoint, async ({ query, context }) => {
  const { q, state, limit } = query;
  const before = readIdCursor(query.cursor, 'user');
  const users = await listUsers(context, { q, state, before, limit: limit + 1 });
  const now = context.clock.now();
  return writePage(users, limit, (user) => presentManagedUser(user, now));
});
