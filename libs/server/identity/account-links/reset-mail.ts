import { Language } from '../preferences/preferences.model';
import type { IssuedLink } from './account-links.service';

/** What the mail says: nothing about the clinic, the person or anybody's health. */
export function resetMail({ url }: IssuedLink, language: Language): { subject: string; text: string } {
  if (language === Language.RU) {
    return {
      subject: 'Новый пароль',
      text: `Кто-то попросил ссылку, чтобы задать новый пароль. Она действует один раз и один час:\n\n${url}\n\nЕсли это были не вы, ничего не делайте: пароль остаётся прежним.\n`,
    };
  }
  return {
    subject: 'Your new password',
    text: `Somebody asked for a link to set a new password. It is good once, for an hour:\n\n${url}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
  };
}
