import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aPlanList, problem } from './answers.ts';

/** The API, as far as a test says what it answers. It is alive, has plans, knows nobody, invites nobody and has nothing to tell unless a test says so. */
export const server = setupServer(
  http.get('/health/live', () => HttpResponse.json({ status: 'ok' })),
  http.post('/v1/auth/refresh', () => problem('sign_in_required')),
  http.get('/v1/plans', () => HttpResponse.json(aPlanList())),
  http.get('/v1/me/invitations', () => HttpResponse.json({ data: [], next_cursor: null })),
  http.get('/v1/streams/:id/events', () => problem('not_found')),
  http.get('/v1/me/notifications', () => HttpResponse.json({ data: [], next_cursor: null, unread: 0 })),
);
