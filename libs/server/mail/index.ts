export { MailModule } from './mail.module';
export { type Mail, Mailer } from './mailer';
