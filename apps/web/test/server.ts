import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { refusal } from './answers.ts';

/** The API, as far as a test says what it answers. It is alive and knows nobody unless a test says otherwise. */
export const server = setupServer(
  http.get('/health/live', () => HttpResponse.json({ status: 'ok' })),
  http.post('/v1/auth/refresh', () => refusal('sign_in_required')),
);
