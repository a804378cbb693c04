import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { cleanup, configure } from '@testing-library/react';
import { dropAccess } from '../src/lib/access.ts';
import { reportReached } from '../src/lib/connection.ts';
import { addTranslations, startI18n } from '../src/lib/i18n.ts';
import { account } from '../src/locales/en/account.ts';
import { chat } from '../src/locales/en/chat.ts';
import { identity } from '../src/locales/en/identity.ts';
import { streams } from '../src/locales/en/streams.ts';
import { studio } from '../src/locales/en/studio.ts';
import { viewing } from '../src/locales/en/viewing.ts';
import { server } from './server.ts';

// A page's code is transformed at its first import, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 5_000 });
jest.setTimeout(20_000);
startI18n();
// Pages bring their words; here their parts are drawn without them too.
addTranslations('identity', identity);
addTranslations('account', account);
addTranslations('streams', streams);
addTranslations('viewing', viewing);
addTranslations('chat', chat);
addTranslations('studio', studio);

// jsdom lays nothing out, so it has no observers of layout and no media queries.
class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResizes;
globalThis.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  });
globalThis.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
Element.prototype.hasPointerCapture = () => false;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  dropAccess('sign-out');
  reportReached();
  localStorage.clear();
  sessionStorage.clear();
});
afterAll(() => server.close());
