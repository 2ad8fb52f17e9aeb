import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Global: whoever has something to mail asks for the `Mailer`. */
@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
