import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { account } from '../locales/en/account.ts';
import type { admin } from '../locales/en/admin.ts';
import type { billing } from '../locales/en/billing.ts';
import type { channels } from '../locales/en/channels.ts';
import type { chat } from '../locales/en/chat.ts';
import { common } from '../locales/en/common.ts';
import type { notifications } from '../locales/en/notifications.ts';
import type { outbox } from '../locales/en/outbox.ts';
import type { identity } from '../locales/en/identity.ts';
import type { people } from '../locales/en/people.ts';
import { problems } from '../locales/en/problems.ts';
import type { profiles } from '../locales/en/profiles.ts';
import type { reports } from '../locales/en/reports.ts';
import type { streams } from '../locales/en/streams.ts';
import type { studio } from '../locales/en/studio.ts';
import type { viewing } from '../locales/en/viewing.ts';

/** Every sentence of the site, by the feature that says it. */
export interface Translations {
  common: typeof common;
  problems: typeof problems;
  identity: typeof identity;
  account: typeof account;
  admin: typeof admin;
  billing: typeof billing;
  profiles: typeof profiles;
  channels: typeof channels;
  people: typeof people;
  reports: typeof reports;
  streams: typeof streams;
  viewing: typeof viewing;
  chat: typeof chat;
  studio: typeof studio;
  notifications: typeof notifications;
  outbox: typeof outbox;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Translations;
  }
}

/** Starts with the words that every page needs. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { common, problems } },
    defaultNS: 'common',
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Adds the words of a feature. Its page calls this when its code arrives, so nothing is ever drawn without its words. */
export function addTranslations<Feature extends keyof Translations>(
  feature: Feature,
  translations: Translations[Feature],
): void {
  i18next.addResourceBundle('en', feature, translations);
}
