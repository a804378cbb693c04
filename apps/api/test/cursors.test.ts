import { type Endpoint, allEndpoints } from '@footlight/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/ids.ts';
import { writeListCursor } from '../src/http/list-cursor.ts';
import { type Person, signUpAdmin } from './people.ts';
import { problemOf, useApp } from './test-app.ts';

const app = useApp();

/** Every list that is read page by page. */
const lists = allEndpoints.filter(({ query }) => query !== undefined && 'cursor' in query.shape);

const moment = '2026-11-28T00:00:00.000Z';
const stream = newId('stream');
const user = newId('user');

/** Cursors that no list has written. */
const foreign: Record<string, string> = {
  'in the year 0000, of streams': writeListCursor(['started', '0000-01-01T00:00:00.000Z', stream]),
  'in the year 0000, of planned streams': writeListCursor(['scheduled', '0000-01-01T00:00:00Z', stream]),
  'in the year 0000, of members': writeListCursor(['0000-12-31T23:59:59.999Z', user]),
  'after the year 9999': writeListCursor(['started', '+010000-01-01T00:00:00.000Z', stream]),
  'before the year 0000': writeListCursor(['-000001-01-01T00:00:00.000Z', user]),
  'on a day that does not exist': writeListCursor(['started', '2026-02-30T00:00:00.000Z', stream]),
  'at no time': writeListCursor(['started', undefined, stream]),
  'with U+0000': writeListCursor(['started', moment, `${stream}\0`]),
  'of another kind of id': newId('request'),
  'that is JSON of something else': Buffer.from('{"a":1}').toString('base64url'),
  'that is no JSON': Buffer.from('started').toString('base64url'),
  'that is no base64': '=%2B%2F',
  'that is empty': '',
  'that is too long': 'A'.repeat(201),
};

describe('a cursor', () => {
  let person: Person;
  beforeAll(async () => {
    person = await signUpAdmin(app());
  });
  const read = (list: Endpoint, cursor: string, more = '') => {
    const path = list.path.replace('{channel_id}', person.channel.id);
    return app().send('GET', `${path}?cursor=${cursor}${more}`, { browser: person.browser });
  };

  it.each(Object.entries(foreign))('%s is an error of the request in every list', async (_name, cursor) => {
    for (const list of lists) {
      const answer = await read(list, cursor);
      const [error] = (answer.body as { errors?: { pointer: string }[] }).errors ?? [];
      expect([list.id, problemOf(answer), error?.pointer]).toEqual([
        list.id,
        'validation_failed',
        '/query/cursor',
      ]);
    }
  });

  it('of one list is an error in every list with another order', async () => {
    const places = {
      listStreams: writeListCursor(['started', moment, stream]),
      listMembers: writeListCursor([moment, user]),
      listSessions: newId('session'),
      listActivity: newId('activity'),
      listNotifications: newId('notification'),
      listOutbox: newId('mail'),
      listAudit: newId('audit'),
      listUsers: newId('user'),
      listInvitations: newId('invitation'),
    };
    for (const list of lists) {
      // Both are ordered by the ids of invitations.
      const own = list.id === 'listMyInvitations' ? 'listInvitations' : list.id;
      for (const [name, cursor] of Object.entries(places)) {
        expect([list.id, name, (await read(list, cursor)).status]).toEqual([
          list.id,
          name,
          name === own ? 200 : 400,
        ]);
      }
    }
    const planned = lists.find(({ id }) => id === 'listStreams') as Endpoint;
    expect(problemOf(await read(planned, places.listStreams, '&state=scheduled'))).toBe('validation_failed');
  });
});
