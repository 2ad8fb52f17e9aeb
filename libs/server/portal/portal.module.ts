import { Module } from '@nestjs/common';
import { GroupMessagingModule } from '@server/group-messaging';
import { MessagingModule } from '@server/messaging';
import { PortalFeed } from './feed/portal-feed.service';
import { PortalConversations } from './portal-conversations.service';
import { PortalLetters } from './portal-letters.service';
import { PortalResolver } from './portal.resolver';

/** Every resolver of this library, for the module and for printing the schema. */
export const portalResolvers = [PortalResolver];

/** What patients see and do. Types of its own: nothing here leads to an employee, a note or another patient. */
@Module({
  imports: [GroupMessagingModule, MessagingModule],
  providers: [PortalConversations, PortalLetters, PortalFeed, ...portalResolvers],
})
export class PortalModule {}
