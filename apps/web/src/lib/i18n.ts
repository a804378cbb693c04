import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chat } from '../locales/en/chat.ts';
import { common } from '../locales/en/common.ts';
import { identity } from '../locales/en/identity.ts';
import { problems } from '../locales/en/problems.ts';
import { streams } from '../locales/en/streams.ts';
import { studio } from '../locales/en/studio.ts';
import { viewing } from '../locales/en/viewing.ts';

const en = { common, identity, streams, viewing, chat, studio, problems };
export type Words = typeof en;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Words;
  }
}

/** Makes every sentence available at once: nothing is ever drawn without its words. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
