import type { AreaFiles } from './texts';

/** The texts of the staff client: each area of each language is a chunk of its own. Other clients do not carry them. */
export const staffTexts: AreaFiles = {
  en: {
    account: () => import('./i18n/en.account.json'),
    admin: () => import('./i18n/en.admin.json'),
    chat: () => import('./i18n/en.chat.json'),
    directories: () => import('./i18n/en.directories.json'),
    profile: () => import('./i18n/en.profile.json'),
    sends: () => import('./i18n/en.sends.json'),
  },
  ru: {
    account: () => import('./i18n/ru.account.json'),
    admin: () => import('./i18n/ru.admin.json'),
    chat: () => import('./i18n/ru.chat.json'),
    directories: () => import('./i18n/ru.directories.json'),
    profile: () => import('./i18n/ru.profile.json'),
    sends: () => import('./i18n/ru.sends.json'),
  },
};
