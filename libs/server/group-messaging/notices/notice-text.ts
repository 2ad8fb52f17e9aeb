import { Language } from '@server/identity';

/** What a patient is told: that there is something, and where. Others may read it on its way, and over a shoulder. */
export function noticeText(language: Language, url: string): { readonly subject: string; readonly text: string } {
  return language === Language.RU
    ? {
        subject: 'У вас новое сообщение',
        text: `Для вас есть новое сообщение. Прочитайте его здесь:\n${url}\n\nЕсли вход не выполнен, на этой странице можно запросить новую ссылку.\nНа это письмо отвечать не нужно.\n`,
      }
    : {
        subject: 'You have a new message',
        text: `There is a new message for you. Read it here:\n${url}\n\nIf you are not signed in, you can ask for a new link on that page.\nPlease do not answer this mail.\n`,
      };
}
