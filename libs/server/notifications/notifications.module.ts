import { Module } from '@nestjs/common';
import { MessagingModule } from '@server/messaging';
import { PushKeys } from './push-keys.service';
import { PushSender } from './push-sender';
import { PushSubscriptions } from './push-subscriptions.service';
import { PushTransport } from './push-transport';
import { PushResolver } from './push.resolver';

/** Every resolver of this library, for the module and for printing the schema. */
export const notificationsResolvers = [PushResolver];

/** Telling people who are away that there is something new. */
@Module({
  imports: [MessagingModule],
  providers: [PushKeys, PushSubscriptions, PushTransport, PushSender, ...notificationsResolvers],
})
export class NotificationsModule {}
